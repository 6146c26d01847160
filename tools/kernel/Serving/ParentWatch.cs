using System.Runtime.InteropServices;

namespace NotebookKernel;

/// <summary>Ends the kernel when the Jupyter that started it has died without a word.</summary>
internal static partial class ParentWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    public static void Start()
    {
        if (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("JPY_PARENT_PID") is null) { return; }
        var parent = GetParent();
        Watch();

        void Watch() => Flusher.After(Period, () =>
        {
            if (GetParent() != parent) { Environment.Exit(1); }
            Watch();
        });
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();
}
