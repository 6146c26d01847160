namespace LayerFreezing.Tests;

/// <summary>Training leaves nothing behind in memory.</summary>
public sealed class MemoryTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("top:2")]
    public void A_thousand_steps_grow_the_process_by_less_than_20_MB(string plan)
    {
        const int Rows = 24;
        const int Batch = 4;
        const int Warm = 100;
        var options = new TrainingOptions { LearningRate = 1e-4, BatchSize = Batch, Epochs = (1000 + Warm) / (Rows / Batch) + 1, MaxLength = 48, Threads = 1 };
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        var tuner = new FineTuner(model, TinyTask.Shipped("bert-tiny", options, Rows), FreezePlan.Parse(plan), options);
        var memory = new Gauge(Warm, Warm + 1000);
        tuner.Train(memory);
        var growth = (memory.After - memory.Before) / 1e6;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"grew by {growth:0.0} MB"));
        Assert.True(memory is { Before: > 0, After: > 0 } && growth < 20, FormattableString.Invariant($"grew by {growth:0.0} MB over 1,000 steps"));
    }

    private sealed class Gauge(int from, int to) : IProgress<TrainingProgress>
    {
        public long Before { get; private set; }

        public long After { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (value.Phase != "training") { return; }
            if (value.Step == from) { Before = Resident(); }
            if (value.Step == to) { After = Resident(); }
        }

        private static long Resident()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Environment.WorkingSet;
        }
    }
}
