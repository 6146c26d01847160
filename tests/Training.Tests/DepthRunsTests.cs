namespace LayerFreezing.Tests;

/// <summary>Several depths and seeds on data at hand.</summary>
public sealed class DepthRunsTests
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 2, BatchSize = 6, MaxLength = 48, Threads = 1 };

    [Fact]
    public void Every_depth_is_run_with_every_seed_as_if_it_were_alone()
    {
        var data = TinyTask.Shipped("bert-tiny", Options);
        List<string> told = [];
        var runs = DepthRuns.Train(TinyTask.Folder("bert-tiny"), data, [FreezePlan.All, FreezePlan.Top(1)], [3, 4], Options, at => told.Add($"{at.Done}/{at.Total} {at.Last!.Plan}"));

        Assert.Equal(["1/4 all", "2/4 all", "3/4 top:1", "4/4 top:1"], told);
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), data.Task, 4);
        var alone = new FineTuner(model, data, FreezePlan.Top(1), Options with { Seed = 4 }).Train();
        Assert.Equal(alone.Dev!.Predictions.SelectMany(one => one.Logits), runs[3].Dev!.Predictions.SelectMany(one => one.Logits));
        Assert.NotEqual(runs[2].Record.EpochLosses, runs[3].Record.EpochLosses);
    }

    [Fact]
    public void Nothing_to_run_and_the_same_twice_are_refused()
    {
        var data = TinyTask.Shipped("bert-tiny", Options);
        Assert.Contains("no depth", Assert.Throws<KitException>(() => DepthRuns.Train(TinyTask.Folder("bert-tiny"), data, [], [1], Options)).Message, StringComparison.Ordinal);
        Assert.Contains("seed is given twice", Assert.Throws<KitException>(() => DepthRuns.Train(TinyTask.Folder("bert-tiny"), data, [FreezePlan.All], [1, 1], Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_ended_is_told_in_a_line()
    {
        var data = TinyTask.Shipped("bert-tiny", Options);
        var lines = new List<string>();
        DepthRuns.Train(TinyTask.Folder("bert-tiny"), data, [FreezePlan.Head], [7], Options, at => lines.Add(at.ToString()));
        Assert.StartsWith("1 of 1 runs done; head, seed 7: accuracy ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal("0 of 5 runs done", new DepthRunsProgress(0, 5, null).ToString());
    }
}
