using static TorchSharp.torch;

namespace LayerFreezing.Bench;

/// <summary>
/// A full training step on real rows, with each of the kit's ways of saving work, against the matrix products in it and
/// against a plain PyTorch loop.
/// </summary>
internal sealed class StepBenchmark : Benchmark
{
    private const int Steps = 6;
    private const int BaseSteps = 2;
    private const int Longest = 128;
    private const string Products = "matrix products";
    private const string PeerDynamic = "peer, dynamic padding";
    private const string PeerPadded = "peer, padded to 128";
    private const string AllOn = "kit, everything on";

    /// <inheritdoc/>
    public override string Name => "step";

    /// <inheritdoc/>
    public override string Description => "Milliseconds of a step that trains everything, against its matrix products and a plain PyTorch loop.";

    /// <inheritdoc/>
    public override IEnumerable<BenchRow> Run(BenchSetting setting, CancellationToken cancelled)
    {
        var options = Options(setting, Steps);
        var tasks = BenchSetting.Tasks.Select(task => setting.Data(task, options)).ToList();
        using var peer = Peer.Start(setting, setting.ModelFolder, tasks);
        foreach (var data in tasks)
        {
            using var model = ModelFolder.Load(setting.ModelFolder, data.Task);
            foreach (var row in Measure(setting, setting.ModelName, model, data, peer, Variants(options), Steps, cancelled)) { yield return row; }
        }
        foreach (var row in OfBertBase(setting, cancelled)) { yield return row; }
    }

    private static IEnumerable<BenchRow> OfBertBase(BenchSetting setting, CancellationToken cancelled)
    {
        var options = Options(setting, BaseSteps);
        var data = setting.Data(GlueTask.MRPC, options);
        using var shape = BertBaseShape.Create();
        using var peer = Peer.Start(setting, shape.Folder, [data]);
        using var model = ModelFolder.Random(EncoderConfig.BertBase, data.Task.Outputs);
        foreach (var row in Measure(setting, "bert-base", model, data, peer, [("kit, everything off", WorkSaving.None(options)), (AllOn, options)], BaseSteps, cancelled))
        {
            yield return row;
        }
    }

    private static IEnumerable<BenchRow> Measure(BenchSetting setting, string name, SequenceClassifier model, TaskData data, Peer peer,
        IReadOnlyList<(string Name, TrainingOptions Options)> variants, int steps, CancellationToken cancelled)
    {
        set_num_threads(setting.Threads);
        using var products = new StepProducts(model.Config, [.. data.TrainTexts.Select(text => text.Ids.Length).Chunk(variants[0].Options.BatchSize).Select(batch => batch.Sum())]);
        var examples = data.TrainTexts.Count;
        List<(string Name, Func<double> Seconds)> measured =
        [
            (Products, products.Seconds),
            (PeerDynamic, () => peer.Train(data.Task, FreezePlan.All, examples, 1)[0] / steps),
            .. variants.Select(variant => (variant.Name, (Func<double>)(() => Kit(model, data, variant.Options, cancelled)))),
            (PeerPadded, () => peer.Train(data.Task, FreezePlan.All, examples, 1, Longest)[0] / steps),
        ];
        var seconds = measured.ToDictionary(m => m.Name, _ => new List<double>());
        for (var round = 0; round <= setting.Rounds; round++)
        {
            foreach (var (what, measure) in measured)
            {
                cancelled.ThrowIfCancellationRequested();
                var value = measure();
                if (round > 0) { seconds[what].Add(value); } // the first round warms up
            }
        }
        var title = $"{name}, {data.Task.Name}";
        yield return BenchRow.Of($"{title}: {Products}", "GFLOP/s", [.. seconds[Products].Select(value => products.Operations / value / 1e9)]);
        foreach (var (what, _) in measured)
        {
            yield return BenchRow.Of($"{title}: {what}", "ms", [.. seconds[what].Select(value => 1000 * value)],
                new string[] { Products, PeerDynamic, AllOn }.Select(other => new BenchReference(other, Milliseconds(other))));
        }

        List<double> Milliseconds(string what) => [.. seconds[what].Select(value => 1000 * value)];
    }

    /// <summary>Everything off, one way more at a time, and everything but one.</summary>
    private static IReadOnlyList<(string Name, TrainingOptions Options)> Variants(TrainingOptions options)
    {
        List<(string, TrainingOptions)> variants = [("kit, everything off", WorkSaving.None(options))];
        var growing = WorkSaving.None(options);
        foreach (var way in WorkSaving.OfSteps.SkipLast(1))
        {
            growing = way.On(growing);
            variants.Add(($"kit, and {way.Name}", growing));
        }
        variants.Add((AllOn, options));
        // Without counter dropout there is nothing to fuse, so that one is seen on the way up alone.
        variants.AddRange(WorkSaving.OfSteps.Select(way => ($"kit, without {way.Name}", way.Off(options))));
        return variants;
    }

    private static double Kit(SequenceClassifier model, TaskData data, TrainingOptions options, CancellationToken cancelled)
    {
        var run = new FineTuner(model, data, FreezePlan.All, options).Train(cancel: cancelled).Record;
        return run.Seconds["train"] / run.Steps;
    }

    private static TrainingOptions Options(BenchSetting setting, int steps) => new()
    {
        Epochs = 1,
        LearningRate = 5e-5,
        Order = ExampleOrder.File,
        Threads = setting.Threads,
        TrainExamples = steps * new TrainingOptions().BatchSize,
        DevExamples = 1,
    };
}
