using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NotebookKernel;

/// <summary>run NOTEBOOK... [--set name=value]... [--output FILE]: runs notebooks without Jupyter.</summary>
internal static class RunCommand
{
    private const int InterruptedExit = 130;

    public static int Run(string[] arguments, TextWriter errors)
    {
        var options = Options.Parse(arguments);
        if (options.Files.Count == 1) { return RunOne(options.Files[0], options, errors); }
        // Each notebook has a process to itself: what one leaves behind, or dies of, doesn't reach the next.
        foreach (var file in options.Files)
        {
            string[] command = [.. DotnetHost.Restart, "run", file, .. options.Settings.SelectMany(set => new[] { "--set", $"{set.Name}={set.Value}" })];
            using var process = Process.Start(command[0], command[1..]);
            process.WaitForExit();
            if (process.ExitCode != 0) { return process.ExitCode; }
        }
        return 0;
    }

    private static int RunOne(string file, Options options, TextWriter errors)
    {
        var notebook = NotebookFile.Read(Path.GetFullPath(file));
        var target = Path.GetFullPath(options.Output ?? file);
        var progress = Console.IsErrorRedirected ? TextWriter.Null : errors;
        var session = new CellSession();
        var interrupted = false;
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupted = true;
            session.Interrupt();
        });
        CellConsole.TakeOver();
        Environment.CurrentDirectory = Path.GetDirectoryName(notebook.Path)!;
        var failure = new NotebookRunner(session, progress).Run(notebook, options.Settings);
        progress.WriteLine();
        // A run that failed doesn't take the place of outputs that were right; in a file of its own it shows how far it came.
        if (failure is null || options.Output is not null) { notebook.Write(target); }
        if (failure is not null) { errors.WriteLine(failure); }
        return interrupted ? InterruptedExit : failure is null ? 0 : 1;
    }

    private sealed record Options(IReadOnlyList<string> Files, IReadOnlyList<(string Name, string Value)> Settings, string? Output)
    {
        public static Options Parse(string[] arguments)
        {
            var files = new List<string>();
            var settings = new List<(string, string)>();
            string? output = null;
            for (var i = 0; i < arguments.Length; i++)
            {
                switch (arguments[i])
                {
                    case "--set" when i + 1 < arguments.Length && arguments[i + 1].Split('=', 2) is [{ Length: > 0 } name, var value]:
                        settings.Add((name, value));
                        i++;
                        break;
                    case "--output" when i + 1 < arguments.Length: output = arguments[++i]; break;
                    case { } option when option.StartsWith('-'): throw new UsageException($"run takes NOTEBOOK... [--set name=value]... [--output FILE], not \"{option}\".");
                    case { } file: files.Add(file); break;
                }
            }
            if (files.Count == 0) { throw new UsageException("run takes at least one notebook: run NOTEBOOK... [--set name=value]... [--output FILE]."); }
            if (files.Count > 1 && output is not null) { throw new UsageException("--output takes the outputs of one notebook; name only one."); }
            return new Options(files, settings, output);
        }
    }
}
