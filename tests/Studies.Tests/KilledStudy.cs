using System.Diagnostics;
using System.Globalization;

namespace LayerFreezing.Tests;

/// <summary>Starts a study over and over, and ends each start by force.</summary>
/// <param name="world">Where the study is.</param>
/// <param name="name">Its name.</param>
/// <param name="results">Where its results go.</param>
internal sealed class KilledStudy(TinyWorld world, string name, string results)
{
    /// <summary>How many workers a start has.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How many processes run the study at once.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>SIGTERM, which lets a process put its things in order, in place of <c>kill -9</c>.</summary>
    public bool IsAskedTo { get; init; }

    /// <summary>Seconds between two writes of a run's state.</summary>
    public string KeepEvery { get; init; } = "180";

    /// <summary>
    /// Starts the study, and ends it. Of a killed study the workers go with it every other time, else they are left orphans.
    /// </summary>
    /// <param name="time">Which start it is.</param>
    /// <param name="sign">Files whose change says that the start is at work; null ends it whether it is or not.</param>
    /// <param name="moment">The time from then, or from the start, to the end.</param>
    public async Task StartAndEnd(int time, (string Folder, string Files)? sign, TimeSpan moment)
    {
        var before = LastChange(sign);
        var processes = Enumerable.Range(0, Processes).Select(_ => Start()).ToList();
        while (sign is not null && processes.Any(process => !process.HasExited) && LastChange(sign) <= before) { await Task.Delay(5); }
        await Task.Delay(moment);
        foreach (var process in processes.Where(process => !process.HasExited))
        {
            if (IsAskedTo) { await Terminate(process); }
            else { process.Kill(entireProcessTree: time % 2 == 0); }
        }
        foreach (var process in processes)
        {
            var ended = await KitCall.Finish(process);
            // A start that is asked to end before it can hear is ended by the signal, 128 + 15.
            Assert.True(ended.ExitCode is 0 or 130 or 137 or 143, $"a start ended with code {ended.ExitCode}\n{ended.Output}\n{ended.Error}");
        }
    }

    /// <summary>Starts it once more and lets it end.</summary>
    public async Task Finish() => (await KitCall.Finish(Start())).Ended(0);

    private Process Start() => StudyCall.Start(
        world, "run", name, "--workers", Workers.ToString(CultureInfo.InvariantCulture), "--results", results, "--keep-every", KeepEvery);

    private DateTime LastChange((string Folder, string Files)? sign)
    {
        if (sign is not { } files) { return default; }
        try
        {
            return new DirectoryInfo(Path.Combine(results, files.Folder)).GetFiles(files.Files).Select(file => file.LastWriteTimeUtc).DefaultIfEmpty().Max();
        }
        catch (DirectoryNotFoundException)
        {
            // Before the first start, and when all is done, there is none.
            return default;
        }
    }

    private static async Task Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
