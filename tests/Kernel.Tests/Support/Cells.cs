namespace LayerFreezing.Tests;

/// <summary>A session of cells in the test's own process.</summary>
/// <param name="session">The session; one like a kernel's where none is given.</param>
internal sealed class Cells(CellSession? session = null)
{
    private static readonly bool ConsoleTaken = TakeConsole();
    private int _number;

    public CellSession Session { get; } = session ?? new CellSession();

    /// <summary>Runs a cell and gives back what it showed.</summary>
    public RecordedOutput Run(string code)
    {
        Assert.True(ConsoleTaken);
        var output = new RecordedOutput();
        using var cell = new CellContext(output, ++_number, OutputLimits.Default);
        Session.Execute(code, cell);
        return output;
    }

    /// <summary>Runs a cell that must come to its end.</summary>
    public RecordedOutput Ok(string code)
    {
        var output = Run(code);
        Assert.True(output.Failure is null, string.Join("\n", output.Failure?.Traceback ?? []));
        return output;
    }

    /// <summary>Runs a cell that must fail, and gives back its error.</summary>
    public CellError Fails(string code)
    {
        var output = Run(code);
        Assert.True(output.Failure is not null, $"{code} ran to its end");
        return output.Failure!;
    }

    /// <summary>Starts a cell, interrupts it once it prints "go", and gives back what it showed.</summary>
    public RecordedOutput Interrupted(string code) => InterruptedAt(code).Output;

    /// <summary>The same, with a watch that runs since the interrupt.</summary>
    public (RecordedOutput Output, System.Diagnostics.Stopwatch SinceInterrupt) InterruptedAt(string code)
    {
        var output = new RecordedOutput();
        using var cell = new CellContext(output, ++_number, OutputLimits.Default with { Gather = TimeSpan.FromMilliseconds(1) });
        var running = new Thread(() => Session.Execute("System.Console.Write(\"go\");\n" + code, cell)) { IsBackground = true };
        running.Start();
        Assert.True(SpinWait.SpinUntil(() => output.Out.Contains("go", StringComparison.Ordinal), TimeSpan.FromSeconds(60)), "the cell didn't start");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Session.Interrupt();
        Assert.True(running.Join(TimeSpan.FromMinutes(1)), $"still running a minute after the interrupt: {code}");
        return (output, watch);
    }

    private static bool TakeConsole()
    {
        CellConsole.TakeOver();
        return true;
    }
}
