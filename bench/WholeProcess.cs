using System.Diagnostics;

namespace LayerFreezing.Bench;

/// <summary>Programs measured from start to end.</summary>
internal static class WholeProcess
{
    /// <summary>The seconds a program takes.</summary>
    /// <exception cref="KitException">It failed.</exception>
    internal static double Seconds(ProcessStartInfo start) => Run(start).Seconds;

    /// <summary>What a program prints.</summary>
    /// <exception cref="KitException">It failed.</exception>
    internal static string Output(ProcessStartInfo start) => Run(start).Output;

    private static (double Seconds, string Output) Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0 ? (seconds, output)
            : throw new KitException($"{Path.GetFileName(start.FileName)} {string.Join(' ', start.ArgumentList.Take(3))} failed: {errors.Result.Trim().Split('\n')[^1]}");
    }
}
