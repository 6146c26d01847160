using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>A program that ran to its end, and what it wrote.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ChildRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program, which must end well.</summary>
    public static async Task<ChildRun> Ended(string program, IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) { start.Environment[name] = value; }
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var run = new ChildRun(process.ExitCode, await output, await error);
        Assert.True(run.ExitCode == 0, $"{program} ended with {run.ExitCode}:\n{run.Error}\n{run.Output}");
        return run;
    }
}
