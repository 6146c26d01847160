using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>The programs of this machine that the kernel is driven with.</summary>
internal static class Machine
{
    public const string Python = "/usr/bin/python3";

    /// <summary>The kernel's assembly: the published one where there is one, which starts as fast as a person sees it.</summary>
    public static string Kernel
    {
        get
        {
            var published = Shared.InRepository("bin", "kernel", "NotebookKernel.dll");
            return File.Exists(published) ? published : Path.Combine(AppContext.BaseDirectory, "NotebookKernel.dll");
        }
    }

    /// <summary>Skips the test where a module isn't installed for Debian's Python.</summary>
    public static void NeedsPython(string module) =>
        Assert.SkipUnless(File.Exists(Python) && Run(Python, ["-c", $"import {module}"]).Exit == 0, $"{Python} with {module} is not on this machine");

    /// <summary>Runs a program to its end: its exit code and all it wrote.</summary>
    public static (int Exit, string Wrote) Run(string program, string[] arguments, int seconds = 240, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }
        foreach (var (name, value) in environment) { start.Environment[name] = value; }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(seconds * 1000)) { process.Kill(entireProcessTree: true); }
        return (process.ExitCode, output.Result + errors.Result);
    }
}
