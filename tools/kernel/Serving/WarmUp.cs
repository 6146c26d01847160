namespace NotebookKernel;

/// <summary>Compiles and runs a first, invisible cell while the client still connects, so that the person's own starts warm.</summary>
internal static class WarmUp
{
    public static void Start(CellSession session) =>
        new Thread(() => Run(session), 4 << 20) { IsBackground = true, Name = "warm up" }.Start();

    private static void Run(CellSession session)
    {
        using var cell = new CellContext(new SilentOutput(), 0, OutputLimits.Default);
        session.Execute("new[] { 1, 2 }.Select(n => n + 1).ToList()", cell);
    }
}
