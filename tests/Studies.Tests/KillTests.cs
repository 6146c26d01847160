using System.Diagnostics;
using System.Globalization;

namespace LayerFreezing.Tests;

/// <summary>A study that is killed at random moments and started again ends as if nothing had happened.</summary>
public sealed class KillTests(KillTests.WholeStudy study) : IClassFixture<KillTests.WholeStudy>, IDisposable
{
    private readonly TinyWorld _world = study.World;
    private readonly TemporaryFolder _results = new();

    public void Dispose() => _results.Dispose();

    /// <summary>Ways of killing.</summary>
    public enum Way
    {
        /// <summary>One worker, <c>kill -9</c>; its worker process goes with it every other time, else it is left an orphan.</summary>
        Kill,

        /// <summary>The same with four workers.</summary>
        FourWorkers,

        /// <summary>Two processes on one store, both killed.</summary>
        TwoProcesses,

        /// <summary>SIGTERM, which lets a process put its things in order.</summary>
        Terminate,
    }

    [Theory]
    [InlineData(Way.Kill)]
    [InlineData(Way.FourWorkers)]
    [InlineData(Way.TwoProcesses)]
    [InlineData(Way.Terminate)]
    public Task Five_kills_change_nothing(Way way) => Kill(way, times: 5);

    [Theory]
    [InlineData(Way.Kill)]
    [InlineData(Way.FourWorkers)]
    [InlineData(Way.TwoProcesses)]
    [InlineData(Way.Terminate)]
    [Trait("Category", "All")]
    public Task A_hundred_kills_change_nothing(Way way) => Kill(way, times: 100);

    [Theory]
    [InlineData(Way.Kill)]
    [InlineData(Way.Terminate)]
    public Task Five_kills_inside_a_run_change_nothing(Way way) => KillInside(way, times: 5);

    [Theory]
    [InlineData(Way.Kill)]
    [InlineData(Way.Terminate)]
    [Trait("Category", "All")]
    public Task A_hundred_kills_inside_a_run_change_nothing(Way way) => KillInside(way, times: 100);

    /// <summary>Kills at a random moment after the run under way has been seen to train, or to have kept its state.</summary>
    private async Task KillInside(Way way, int times)
    {
        var random = new SplitMixRandom(20191108, 10 + (ulong)way);
        // Steps enough that the last start finds some left to do.
        _world.FileOf(TinyWorld.Long("long", epochs: 15 * times));
        await _world.Run(Study.Find("long", _world.Folders), _results["whole"]);
        for (var time = 0; time < times; time++)
        {
            using var process = Start("long", "1", way, "--keep-every", way == Way.Terminate ? "1000" : "0.05");
            var before = LastKept(way);
            while (!process.HasExited && (way == Way.Terminate ? !IsTraining(way) : LastKept(way) <= before)) { await Task.Delay(5); }
            await Task.Delay(random.Next(100));
            if (way == Way.Terminate) { await Terminate(process); }
            else { process.Kill(entireProcessTree: time % 2 == 0); }
            await process.WaitForExitAsync();
        }
        (await KitCall.Finish(Start("long", "1", way))).Ended(0);
        Assert.Equal(File.ReadAllText(Path.Combine(_results["whole"], "summary.csv")), File.ReadAllText(Path.Combine(ResultsOf(way), "summary.csv")));
        Assert.Empty(Directory.GetFiles(ResultsOf(way), "*.tmp", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(ResultsOf(way), "checkpoints")), "kept states stayed");
        var resumed = new RunStore(ResultsOf(way)).All().Sum(record => record.ResumedAt.Count);
        Assert.True(resumed >= times / 2, $"of {times} kills {resumed} were inside a run");
    }

    private DateTime LastKept(Way way)
    {
        var folder = new DirectoryInfo(Path.Combine(ResultsOf(way), "checkpoints"));
        return folder.Exists ? folder.GetFiles("*.checkpoint").Select(file => file.LastWriteTimeUtc).DefaultIfEmpty().Max() : default;
    }

    private bool IsTraining(Way way)
    {
        var folder = new DirectoryInfo(Path.Combine(ResultsOf(way), "locks"));
        return folder.Exists && folder.GetFiles("*.note").Length > 0;
    }

    private async Task Kill(Way way, int times)
    {
        var (first, whole) = study.Times;
        var random = new SplitMixRandom(20191108, (ulong)way);
        // Late enough that every start gets some runs done, early enough that the last finds some left to do.
        var latest = first + ((whole - first) * Math.Min(1, 4.0 / times));
        for (var time = 0; time < times; time++)
        {
            var processes = Enumerable.Range(0, way == Way.TwoProcesses ? 2 : 1).Select(_ => Start(way)).ToList();
            var moment = TimeSpan.FromMilliseconds(random.Next((int)latest.TotalMilliseconds));
            foreach (var process in processes)
            {
                if (process.WaitForExit(moment)) { continue; }
                if (way == Way.Terminate) { await Terminate(process); }
                else { process.Kill(entireProcessTree: time % 2 == 0); }
            }
            foreach (var process in processes)
            {
                var ended = await KitCall.Finish(process);
                Assert.True(ended.ExitCode is 0 or 130 or 137, $"a start ended with code {ended.ExitCode}\n{ended.Output}\n{ended.Error}");
            }
        }
        (await KitCall.Finish(Start(way))).Ended(0);
        Check(way);
    }

    private void Check(Way way)
    {
        var results = ResultsOf(way);
        Assert.Equal(File.ReadAllText(_world["whole", "summary.csv"]), File.ReadAllText(Path.Combine(results, "summary.csv")));
        var files = Directory.GetFiles(results, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(results, file)).ToList();
        Assert.Equal(
            ["cells.json", "cost.csv", "study.json", "summary-dropped.csv", "summary.csv"],
            files.Where(file => !file.StartsWith("runs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var records = new RunStore(results).All().ToList();
        Assert.Equal(40, records.Count);
        Assert.Equal(40, files.Count(file => file.StartsWith("runs/", StringComparison.Ordinal)));
        Assert.Equal(40, records.Select(record => (record.Task, record.Plan, record.Options["Seed"]!.GetValue<int>())).Distinct().Count());
    }

    private Process Start(Way way) => Start("forty", way == Way.FourWorkers ? "4" : "1", way);

    private Process Start(string name, string workers, Way way, params string[] more) =>
        StudyCall.Start(_world, ["run", name, "--workers", workers, "--results", ResultsOf(way), .. more]);

    // The five and the hundred of one way begin where nothing is.
    private string ResultsOf(Way way) => Path.Combine(_results.Path, way.ToString());

    private static async Task Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The study run whole, once for all tests.</summary>
    public sealed class WholeStudy : IAsyncLifetime
    {
        /// <summary>Where it was run.</summary>
        internal TinyWorld World { get; } = new();

        /// <summary>The time to its first run's end, and to the end.</summary>
        public (TimeSpan First, TimeSpan Whole) Times { get; private set; }

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
            Times = (first!.Value, watch.Elapsed);
        }

        /// <summary>Takes it away.</summary>
        public ValueTask DisposeAsync()
        {
            World.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
