namespace NotebookKernel;

/// <summary>install and uninstall: the kernelspec that Jupyter and VS Code start the kernel by.</summary>
internal static class InstallCommand
{
    /// <summary>The name .NET Interactive had, so that the same notebooks open in either.</summary>
    public const string Name = ".net-csharp";

    private const string DisplayName = ".NET (C#)";

    /// <summary>install [--user | --prefix DIR] [--fallback-name NAME].</summary>
    public static int Install(string[] arguments, TextWriter output)
    {
        var options = Options.Parse(arguments, "install");
        var ours = new KernelSpec(Path.Combine(options.Data, "kernels", Name));
        var foreign = JupyterPaths.KernelFolders(options.Data).Select(folder => new KernelSpec(Path.Combine(folder, Name))).FirstOrDefault(spec => spec.Exists && !spec.IsOurs);
        if (foreign is null)
        {
            ours.Write(DisplayName);
            output.WriteLine($"The kernel \"{DisplayName}\" is installed: {ours.Folder}");
            return 0;
        }
        var second = new KernelSpec(Path.Combine(options.Data, "kernels", options.FallbackName));
        if (second.Exists && !second.IsOurs) { throw new KernelException($"There are other kernels named {Name} ({foreign.Folder}) and {options.FallbackName} ({second.Folder}); choose another name with --fallback-name."); }
        second.Write($"{DisplayName}, {options.FallbackName}");
        output.WriteLine($"Another kernel has the name {Name} ({foreign.Folder}) and is left alone; this one is installed as {options.FallbackName}: {second.Folder}");
        output.WriteLine($"Notebooks that name {Name} run with it by: jupyter nbconvert --execute --ExecutePreprocessor.kernel_name={options.FallbackName} ...");
        return 0;
    }

    /// <summary>uninstall [--user | --prefix DIR] [--fallback-name NAME]: takes away what install has put there, and nothing else.</summary>
    public static int Uninstall(string[] arguments, TextWriter output)
    {
        var options = Options.Parse(arguments, "uninstall");
        var found = new[] { Name, options.FallbackName }.Select(name => new KernelSpec(Path.Combine(options.Data, "kernels", name))).Where(spec => spec.Exists && spec.IsOurs).ToList();
        if (found.Count == 0) { throw new KernelException($"There is no kernel of this kind in {Path.Combine(options.Data, "kernels")} to take away."); }
        foreach (var spec in found)
        {
            spec.Delete();
            output.WriteLine($"Taken away: {spec.Folder}");
        }
        return 0;
    }

    private sealed record Options(string Data, string FallbackName)
    {
        public static Options Parse(string[] arguments, string verb)
        {
            var (data, fallback) = ((string?)null, "notebook-kernel-csharp");
            var user = false;
            for (var i = 0; i < arguments.Length; i++)
            {
                switch (arguments[i])
                {
                    case "--user": user = true; break;
                    case "--prefix" when i + 1 < arguments.Length: data = Path.Combine(Path.GetFullPath(arguments[++i]), "share", "jupyter"); break;
                    case "--fallback-name" when i + 1 < arguments.Length: fallback = arguments[++i]; break;
                    default: throw new UsageException($"{verb} takes [--user | --prefix DIR] [--fallback-name NAME], not \"{arguments[i]}\".");
                }
            }
            if (user && data is not null) { throw new UsageException($"{verb} goes to one place: --user or --prefix, not both."); }
            return new Options(data ?? JupyterPaths.UserData, fallback);
        }
    }
}
