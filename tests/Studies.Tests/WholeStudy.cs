using System.Diagnostics;

namespace LayerFreezing.Tests;

/// <summary>The study of forty runs, run whole, once for all tests of a class.</summary>
public sealed class WholeStudy : IAsyncLifetime
{
    /// <summary>Where it was run.</summary>
    internal TinyWorld World { get; } = new();

    /// <summary>The time to its first run's end.</summary>
    public TimeSpan First { get; private set; }

    /// <summary>The time of a run after the first.</summary>
    public TimeSpan OneRun { get; private set; }

    /// <summary>Runs it.</summary>
    public async ValueTask InitializeAsync()
    {
        World.FileOf(TinyWorld.Forty());
        var watch = Stopwatch.StartNew();
        using var process = StudyCall.Start(World, "run", "forty", "--workers", "1", "--results", World["whole"]);
        TimeSpan? first = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("[1/", StringComparison.Ordinal)) { first ??= watch.Elapsed; }
        }
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
        (First, OneRun) = (first!.Value, (watch.Elapsed - first.Value) / 39);
    }

    /// <summary>Compares results with the study's that was never killed: the same summary, each run once, and nothing that stayed.</summary>
    internal void Check(string results)
    {
        Assert.Equal(File.ReadAllText(World["whole", "summary.csv"]), File.ReadAllText(Path.Combine(results, "summary.csv")));
        var files = Directory.GetFiles(results, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(results, file)).ToList();
        Assert.Equal(
            ["cells.json", "cost.csv", "study.json", "summary-dropped.csv", "summary.csv"],
            files.Where(file => !file.StartsWith("runs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var records = new RunStore(results).All().ToList();
        Assert.Equal(40, records.Count);
        Assert.Equal(40, files.Count(file => file.StartsWith("runs/", StringComparison.Ordinal)));
        Assert.Equal(40, records.Select(record => (record.Task, record.Plan, record.Options["Seed"]!.GetValue<int>())).Distinct().Count());
    }

    /// <summary>Takes it away.</summary>
    public ValueTask DisposeAsync()
    {
        World.Dispose();
        return ValueTask.CompletedTask;
    }
}
