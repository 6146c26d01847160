namespace NotebookKernel;

/// <summary>Where Jupyter keeps kernelspecs on this machine.</summary>
internal static class JupyterPaths
{
    /// <summary>The person's own folder of Jupyter data.</summary>
    public static string UserData
    {
        get
        {
            if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named) { return named; }
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsWindows()) { return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter"); }
            if (OperatingSystem.IsMacOS()) { return Path.Combine(home, "Library", "Jupyter"); }
            var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".local", "share");
            return Path.Combine(data, "jupyter");
        }
    }

    /// <summary>The folders where Jupyter looks for kernelspecs, the given one first.</summary>
    public static IEnumerable<string> KernelFolders(string first)
    {
        var data = new List<string> { first, UserData };
        data.AddRange((Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        if (OperatingSystem.IsWindows()) { data.Add(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")); }
        else { data.AddRange(["/usr/local/share/jupyter", "/usr/share/jupyter"]); }
        return data.Select(folder => Path.Combine(folder, "kernels")).Distinct();
    }
}
