namespace LayerFreezing.Tests;

/// <summary>Runs that don't reach their end: diverged, or cancelled.</summary>
public sealed class EndingTests
{
    private static readonly TrainingOptions Options = new()
    {
        LearningRate = 1e-3,
        Epochs = 1,
        BatchSize = 4,
        MaxLength = 48,
        Dropout = 0,
        Order = ExampleOrder.File,
        Threads = 1,
    };

    [Fact]
    public void A_run_whose_loss_leaves_the_numbers_ends_as_diverged_with_the_step_and_its_record()
    {
        using var folder = new TemporaryFolder();
        using var model = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 1);
        var tuner = new FineTuner(model, Scores(badRow: 9), FreezePlan.Top(2), Options);
        var progress = new LastPhase();

        var run = tuner.Train(progress, folder["trace.jsonl"]);

        Assert.Equal(RunStatus.Diverged, run.Record.Status);
        Assert.Equal(2, run.Record.DivergedAtStep);
        Assert.Equal(3, tuner.History.Count);
        Assert.Null(run.Score);
        Assert.Null(run.Dev);
        Assert.True(run.Record.FrozenStayed);
        Assert.Contains("diverged at step 2", run.Record.ToString(), StringComparison.Ordinal);
        Assert.Equal("diverged", progress.Phase);
        var again = RunRecord.FromJson(run.Record.ToJson());
        Assert.Equal(2, again.DivergedAtStep);
        Assert.Equal(run.Record.ToJson(), again.ToJson());
        Assert.Contains("\"loss\":null", File.ReadAllLines(folder["trace.jsonl"])[^1], StringComparison.Ordinal);
        Assert.False(model.training);
    }

    [Fact]
    public void A_model_whose_answers_overflow_ends_as_diverged_at_the_first_step()
    {
        using var model = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 1);
        using (TorchSharp.torch.no_grad()) { model.Head.weight.fill_(1e21); }
        var run = new FineTuner(model, Scores(badRow: null), FreezePlan.All, Options).Train();
        Assert.Equal((RunStatus.Diverged, 0), (run.Record.Status, run.Record.DivergedAtStep!.Value));
        Assert.Equal(model.Census().Total.Tensors, run.Record.TrainedThatStayed.Count);
    }

    [Fact]
    public void A_model_whose_answers_on_dev_overflow_after_the_last_step_has_diverged_there()
    {
        using var model = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 1);
        var tuner = new FineTuner(model, Scores(badRow: null), FreezePlan.Head, Options);
        var overflow = new AtLastStep(() =>
        {
            using var none = TorchSharp.torch.no_grad();
            model.Head.weight.fill_(float.PositiveInfinity);
        });
        var run = tuner.Train(overflow);
        Assert.Equal((RunStatus.Diverged, tuner.Steps - 1), (run.Record.Status, run.Record.DivergedAtStep!.Value));
        Assert.Null(run.Score);
    }

    [Fact]
    public void Dropout_of_its_own_comes_back_after_a_run_without()
    {
        using var model = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 1);
        var place = model.Encoder.Embeddings.Dropout;
        var own = place.Probability;
        _ = new FineTuner(model, Scores(badRow: null), FreezePlan.Head, Options with { Dropout = 0 });
        Assert.Equal(0, place.Probability);
        _ = new FineTuner(model, Scores(badRow: null), FreezePlan.Head, Options with { Dropout = null });
        Assert.Equal(own, place.Probability);
        Assert.NotEqual(0, own);
    }

    [Fact]
    public void A_cancelled_run_ends_after_the_step_under_way()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        using var cancel = new CancellationTokenSource();
        var tuner = new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.Top(1), Options);
        Assert.ThrowsAny<OperationCanceledException>(() => tuner.Train(new CancelAt(3, cancel), cancel: cancel.Token));
        Assert.Equal(3, tuner.History.Count);
        Assert.False(model.training);
        // The model is still of use.
        Assert.Equal(RunStatus.Done, tuner.Train().Record.Status);
    }

    private static TaskData Scores(int? badRow)
    {
        var classes = TinyTask.Shipped("bert-tiny", Options);
        var examples = classes.Train.Examples.Select(e => e with { Label = -1, Score = e.Row == badRow ? 1e30f : e.Row % 5 }).ToList();
        return TaskData.Of(
            TinyTask.Split(TinyTask.Scores, GlueSplit.Train, examples), TinyTask.Split(TinyTask.Scores, GlueSplit.Dev, examples.Take(4)),
            TextTokenizer.Load(TinyTask.Folder("bert-tiny")), Options);
    }

    private sealed class LastPhase : IProgress<TrainingProgress>
    {
        public string Phase { get; private set; } = "";

        public void Report(TrainingProgress value) => Phase = value.Phase;
    }

    private sealed class CancelAt(int step, CancellationTokenSource cancel) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == step) { cancel.Cancel(); }
        }
    }

    private sealed class AtLastStep(Action act) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Phase == "training" && value.Step == value.Steps) { act(); }
        }
    }
}
