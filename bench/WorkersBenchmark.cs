using System.Diagnostics;

namespace LayerFreezing.Bench;

/// <summary>
/// A study by one worker of two threads against the same by two workers of one thread: small products leave a second
/// thread little to do, so that runs side by side use two cores better.
/// </summary>
internal sealed class WorkersBenchmark : Benchmark
{
    private static readonly Study Study = new()
    {
        Name = "workers",
        Models = ["micro-bert"],
        Tasks = ["micro-CoLA"],
        Depths = [FreezePlan.All, FreezePlan.Top(2), FreezePlan.Head],
        Seeds = [1, 2],
        Set = new()
        {
            [nameof(TrainingOptions.Epochs)] = 2,
            [nameof(TrainingOptions.TrainExamples)] = 4000,
            [nameof(TrainingOptions.DevExamples)] = 100,
        },
        Device = "cpu",
    };

    /// <inheritdoc/>
    public override string Name => "workers";

    /// <inheritdoc/>
    public override string Description => "Seconds of a study of six runs of micro-bert, by one worker of two threads and by two workers of one thread.";

    /// <inheritdoc/>
    public override IEnumerable<BenchRow> Run(BenchSetting setting, CancellationToken cancelled)
    {
        List<double> together = [], apart = [];
        for (var round = 0; round < setting.Rounds; round++)
        {
            apart.Add(Seconds(setting, workers: 2, threads: 1, cancelled));
            together.Add(Seconds(setting, workers: 1, threads: 2, cancelled));
        }
        yield return BenchRow.Of("two workers of one thread", "s", apart);
        yield return BenchRow.Of("one worker of two threads", "s", together, new BenchReference("two workers", apart));
    }

    private static double Seconds(BenchSetting setting, int workers, int threads, CancellationToken cancelled)
    {
        var results = Directory.CreateTempSubdirectory("kit-bench-");
        try
        {
            var runner = new StudyRunner(Study with { Threads = threads }, new StudyRunnerOptions
            {
                Folders = setting.Folders,
                Results = results.FullName,
                Workers = workers,
                StartWorker = folder => setting.Kit(["study", "worker", "--results", folder]),
            });
            var watch = Stopwatch.StartNew();
            var done = runner.Run(cancel: cancelled).GetAwaiter().GetResult();
            return done.IsComplete ? watch.Elapsed.TotalSeconds
                : throw new KitException($"a run of the study failed: {done.Failures.First().Record.Reason}");
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }
}
