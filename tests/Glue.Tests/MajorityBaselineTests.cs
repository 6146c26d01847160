namespace LayerFreezing.Tests;

public class MajorityBaselineTests
{
    [Fact]
    public void The_label_is_counted_in_train_and_scored_on_dev()
    {
        var baseline = MajorityBaseline.Of(Split(GlueTask.MRPC, 1, 1, 0), Split(GlueTask.MRPC, 0, 0, 0, 1));
        Assert.Equal(1, baseline.Label);
        Assert.Equal(0.25, baseline.Scores[Metric.Accuracy]);
        Assert.Equal(40, baseline.Score, 1e-10);
    }

    [Fact]
    public void Of_labels_equally_frequent_the_first_is_taken() =>
        Assert.Equal(1, MajorityBaseline.Of(Split(GlueTask.MNLI, 2, 1, 2, 1, 0), Split(GlueTask.MNLI, 1)).Label);

    [Fact]
    public void Regression_gives_the_mean_of_train_which_scores_0()
    {
        var train = Split(GlueTask.STSB, -1, -1) with { Examples = [new(0, "A.", "B.", -1, 1f), new(1, "C.", "D.", -1, 4f)] };
        var baseline = MajorityBaseline.Of(train, train);
        Assert.Equal(2.5, baseline.Mean);
        Assert.Null(baseline.Scores.Score);
        Assert.Equal(0, baseline.Score);
    }

    [Fact]
    public void A_split_without_labels_has_no_majority()
    {
        var unlabelled = Split(GlueTask.CoLA, -1) with { IsLabelled = false };
        var error = Assert.Throws<KitException>(() => MajorityBaseline.Of(unlabelled, Split(GlueTask.CoLA, 1)));
        Assert.Contains("some.tsv has no labels", error.Message, StringComparison.Ordinal);
    }

    private static GlueSplitData Split(GlueTask task, params int[] labels) => new()
    {
        Task = task,
        Split = GlueSplit.Train,
        Examples = [.. labels.Select((label, row) => new GlueExample(row, "A.", null, label, float.NaN))],
        Files = ["some.tsv"],
        Sha256 = "",
        IsSubset = false,
        IsLabelled = true,
        Warnings = [],
    };
}
