namespace LayerFreezing.Bench;

/// <summary>
/// A training step on real rows against the matrix products in it, which no implementation can do without: 1 would be a
/// step that does nothing else.
/// </summary>
public sealed class StepBenchmark : Benchmark
{
    private const int Steps = 10;
    private const int Rounds = 5;

    private static readonly TrainingOptions Options = new()
    {
        Epochs = 1,
        Order = ExampleOrder.File,
        TrainExamples = Steps * new TrainingOptions().BatchSize,
        DevExamples = 1,
        PrefixCache = PrefixCache.Off,
    };

    /// <inheritdoc/>
    public override string Name => "step";

    /// <inheritdoc/>
    public override string Description => "Seconds of a training step, and of its matrix products alone.";

    /// <inheritdoc/>
    public override IEnumerable<BenchRow> Run(string modelFolder, KitFolders folders, CancellationToken cancelled)
    {
        var tokenizer = TextTokenizer.Load(modelFolder);
        foreach (var task in new[] { GlueTask.CoLA, GlueTask.MRPC })
        {
            using var model = ModelFolder.Load(modelFolder, task);
            var data = TaskData.Load(task, folders.Glue(task), tokenizer, Options);
            foreach (var plan in new[] { FreezePlan.All, FreezePlan.Top(Math.Max(1, model.Config.Layers / 2)), FreezePlan.Head })
            {
                yield return Measure(model, data, plan, cancelled);
            }
        }
    }

    private static BenchRow Measure(SequenceClassifier model, TaskData data, FreezePlan plan, CancellationToken cancelled)
    {
        using var products = new StepProducts(model.Config, plan, [.. data.TrainTexts.Select(text => text.Ids.Length).Chunk(Options.BatchSize)]);
        var rounds = new List<(double, double)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var run = new FineTuner(model, data, plan, Options).Train(cancel: cancelled).Record;
            var reference = products.Seconds();
            if (round > 0) { rounds.Add((run.Seconds["train"] / run.Steps, reference)); } // the first one warms up
        }
        return BenchRow.Of($"{data.Task}, {plan}", rounds);
    }
}
