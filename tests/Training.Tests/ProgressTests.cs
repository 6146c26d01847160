namespace LayerFreezing.Tests;

/// <summary>What a run tells while it goes on.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void AFastRunIsShownFiveTimesASecondAndAlwaysAtItsEnd()
    {
        var (clock, shown) = (new HandClock(), new List<TrainingProgress>());
        var paced = new PacedProgress(shown.Add, clock);
        for (var step = 1; step <= 100; step++)
        {
            clock.Now += TimeSpan.FromMilliseconds(10);
            paced.Report(At(step, "training"));
        }
        paced.Report(At(100, "evaluating"));
        paced.Report(At(100, "done"));
        Assert.Equal([1, 21, 41, 61, 81, 100, 100, 100], shown.Select(progress => progress.Step));
        Assert.Equal(["training", "evaluating", "done"], shown.Select(progress => progress.Phase).Distinct());
    }

    [Fact]
    public void ASlowRunIsShownStepByStep()
    {
        var (clock, shown) = (new HandClock(), new List<TrainingProgress>());
        var paced = new PacedProgress(shown.Add, clock);
        for (var step = 1; step <= 3; step++)
        {
            clock.Now += TimeSpan.FromSeconds(1);
            paced.Report(At(step, "training"));
        }
        Assert.Equal([1, 2, 3], shown.Select(progress => progress.Step));
    }

    [Fact]
    public void ARunTellsOfTheFrozenPartThenOfEveryStepThenEvaluatesThenIsDone()
    {
        var file = Golden.Json("fixtures", "bert-tiny-random", "trajectories.json");
        var trajectory = file["trajectories"]!.AsArray().First(t => !t!["regression"]!.GetValue<bool>())!;
        var options = new TrainingOptions { Epochs = 1, BatchSize = 16, MaxLength = 48, Threads = 1 };
        var data = TinyTask.Data("bert-tiny-random", file, trajectory, options);
        using var model = ModelFolder.Load(Shared.Path("fixtures", "bert-tiny-random"), 3);
        var tuner = new FineTuner(model, data, FreezePlan.Head, options);
        var told = new Told();

        tuner.Train(told);

        Assert.Equal((0, tuner.Steps, "ready"), (tuner.Ready.Step, tuner.Ready.Steps, tuner.Ready.Phase));
        Assert.Equal(Enumerable.Range(1, tuner.Steps), told.Reports.Where(report => report.Phase == "training").Select(report => report.Step));
        Assert.Equal(["frozen part", "training", "evaluating", "done"], told.Reports.Select(report => report.Phase).Distinct());
        Assert.All(told.Reports.Where(report => report.Step > 0), report => Assert.True(double.IsFinite(report.Loss), $"loss {report.Loss} at step {report.Step}"));
    }

    private static TrainingProgress At(int step, string phase) => new(step, 100, 1, 1, 0.5, 1e-5, 100, TimeSpan.Zero, phase);

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class Told : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Add(value);
    }
}
