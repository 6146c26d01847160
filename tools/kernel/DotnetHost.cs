namespace NotebookKernel;

/// <summary>The dotnet command this process runs on.</summary>
internal static class DotnetHost
{
    /// <summary>Its path: the one that runs this process, else the one on PATH, else the bare name.</summary>
    public static string Path
    {
        get
        {
            if (Environment.ProcessPath is { } process && System.IO.Path.GetFileNameWithoutExtension(process) == "dotnet") { return process; }
            var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            return folders.Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? "dotnet";
        }
    }

    /// <summary>The command that starts this program again, to be followed by its arguments.</summary>
    public static IReadOnlyList<string> Restart => [Path, System.IO.Path.Combine(AppContext.BaseDirectory, "NotebookKernel.dll")];
}
