using static TorchSharp.torch;

namespace LayerFreezing.Bench;

/// <summary>What an epoch costs at each number of frozen layers, against a plain PyTorch loop with the same layers frozen.</summary>
internal sealed class DepthBenchmark : Benchmark
{
    private const int Examples = 160;
    private const int Epochs = 4;
    private const int PeerEpochs = 2;
    private const string OfPeer = "peer";

    internal const string FirstEpoch = "first epoch";
    internal const string LaterEpochs = "later epochs";
    internal const string ThreeEpochs = "3 epochs";
    internal const string TenEpochs = "10 epochs";
    internal const string PeerEpoch = "peer's epoch";

    /// <inheritdoc/>
    public override string Name => "depth";

    /// <inheritdoc/>
    public override string Description => "Seconds of epochs, memory and cache at each number of frozen layers, against a plain PyTorch loop.";

    /// <inheritdoc/>
    public override IEnumerable<BenchRow> Run(BenchSetting setting, CancellationToken cancelled)
    {
        var options = new TrainingOptions
        {
            Epochs = Epochs,
            LearningRate = 5e-5,
            Order = ExampleOrder.Shuffled,
            Threads = setting.Threads,
            TrainExamples = Examples,
            DevExamples = 1,
        };
        var tasks = BenchSetting.Tasks.Select(task => setting.Data(task, options)).ToList();
        using var peer = Peer.Start(setting, setting.ModelFolder, tasks);
        foreach (var data in tasks)
        {
            using var model = ModelFolder.Load(setting.ModelFolder, data.Task);
            foreach (var plan in Plans(model.Config.Layers))
            {
                foreach (var row in Measure(setting, data, model, plan, options, peer, cancelled)) { yield return row; }
                foreach (var row in MemoryProbe.Measure(setting, setting.ModelFolder, data.Task, plan, $"{data.Task.Name}, {plan}")) { yield return row; }
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<(string FileName, ChartFigure Figure)> Figures(BenchReport report) => new DepthFigures(report).All;

    /// <summary>Task, plan and kind of a row.</summary>
    internal static (string Task, string Plan, string What) Parts(string row)
    {
        var (comma, colon) = (row.IndexOf(", ", StringComparison.Ordinal), row.IndexOf(": ", StringComparison.Ordinal));
        return (row[..comma], row[(comma + 2)..colon], row[(colon + 2)..]);
    }

    private static IEnumerable<FreezePlan> Plans(int layers) =>
        [FreezePlan.All, .. Enumerable.Range(0, layers).Select(frozen => FreezePlan.Top(layers - frozen)), FreezePlan.Head];

    private static IEnumerable<BenchRow> Measure(BenchSetting setting, TaskData data, SequenceClassifier model, FreezePlan plan, TrainingOptions options, Peer peer, CancellationToken cancelled)
    {
        set_num_threads(setting.Threads);
        var scratch = Directory.CreateTempSubdirectory("depth-cache-").FullName;
        try
        {
            List<double> first = [], later = [], peerEpoch = [];
            for (var round = 0; round <= setting.Rounds; round++)
            {
                cancelled.ThrowIfCancellationRequested();
                using var caches = new PrefixCaches(scratch);
                var clock = new EpochClock((data.TrainTexts.Count + options.BatchSize - 1) / options.BatchSize);
                new FineTuner(model, data, plan, options, caches: caches).Train(clock, cancel: cancelled);
                var others = peer.Train(data.Task, plan, Examples, PeerEpochs);
                if (round == 0) { continue; } // warms up
                first.Add(clock.Seconds.First());
                later.Add(BenchRow.MedianOf(clock.Seconds.Skip(1)));
                peerEpoch.Add(others[^1]);
            }
            return
            [
                Row(FirstEpoch, first, 1),
                Row(LaterEpochs, later, 1),
                Row(ThreeEpochs, Sum(first, later, 2), 3),
                Row(TenEpochs, Sum(first, later, 9), 10),
                BenchRow.Of($"{data.Task.Name}, {plan}: {PeerEpoch}", "ms", [.. peerEpoch.Select(value => 1000 * value)],
                    new BenchReference("kit, later epochs", [.. later.Select(value => 1000 * value)])),
            ];

            BenchRow Row(string what, List<double> values, int epochs) => BenchRow.Of($"{data.Task.Name}, {plan}: {what}", "ms", [.. values.Select(value => 1000 * value)],
                new BenchReference(OfPeer, [.. peerEpoch.Select(value => 1000 * value * epochs)]));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static List<double> Sum(List<double> first, List<double> later, int times) => [.. first.Zip(later, (one, other) => one + (times * other))];
}
