namespace LayerFreezing.Tests;

/// <summary>Means, intervals, dropped runs and relative quality, against values worked out by hand.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void A_mean_has_student_s_interval()
    {
        // t(0.975, 4) = 2.7764451; sd = sqrt(2.5); half = 2.7764451 * sqrt(2.5) / sqrt(5) = 1.9632432.
        var summary = ScoreSummary.Of([1, 2, 3, 4, 5]);
        Assert.Equal((5, 3.0), (summary.Count, summary.Mean));
        Assert.Equal(Math.Sqrt(2.5), summary.Sd!.Value, 1e-12);
        Assert.Equal(3 - 1.9632432, summary.Low!.Value, 1e-7);
        Assert.Equal(3 + 1.9632432, summary.High!.Value, 1e-7);
    }

    [Fact]
    public void One_run_has_no_interval_and_none_no_mean()
    {
        Assert.Equal(new ScoreSummary(1, 50, null, null, null), ScoreSummary.Of([50]));
        Assert.Equal(new ScoreSummary(0, null, null, null, null), ScoreSummary.Of([]));
        Assert.Equal(new ScoreSummary(2, 50, 0, 50, 50), ScoreSummary.Of([50, 50]));
    }

    [Fact]
    public void Relative_quality_is_of_the_mean_of_all()
    {
        var rows = StudySummary.Of([.. Runs("all", 80, 90), .. Runs("top:1", 60, 76.5), .. Runs("head", 34)], dropBelow: null);
        Assert.Equal([1, 68.25 / 85, 0.4], rows.Select(row => row.Relative!.Value));
        Assert.Equal(["all", "top:1", "head"], rows.Select(row => row.Plan.ToString()));
    }

    [Theory]
    [InlineData(50.0)]
    [InlineData(49.0)]
    public void Relative_quality_is_undefined_where_all_is_not_above_the_majority_baseline(double all)
    {
        var rows = StudySummary.Of([.. Runs("all", all), .. Runs("head", 40)], dropBelow: null);
        Assert.All(rows, row => Assert.Null(row.Relative));
    }

    [Fact]
    public void The_papers_rule_drops_zeros_and_what_is_not_above_nine_tenths_of_the_best()
    {
        var runs = Runs("all", 100, 90.5, 90, 0, null).ToList();
        var kept = StudySummary.Of(runs, dropBelow: null).Single();
        Assert.Equal((4, 1, 70.125), (kept.Score.Count, kept.Dropped, kept.Score.Mean));
        var dropped = StudySummary.Of(runs, StudySummary.PaperDropBelow).Single();
        Assert.Equal((2, 3, 95.25), (dropped.Score.Count, dropped.Dropped, dropped.Score.Mean));
        Assert.Equal((0, 2), Counts(StudySummary.Of(Runs("all", 0, 0), StudySummary.PaperDropBelow).Single()));

        static (int, int) Counts(SummaryRow row) => (row.Score.Count, row.Dropped);
    }

    [Fact]
    public void Official_data_and_subsets_are_never_pooled()
    {
        var rows = StudySummary.Of([.. Runs("all", 80), .. Runs("all", 60).Select(run => (run.Cell with { Data = "subset" }, run.Record))], null);
        Assert.Equal([("official", 80.0), ("subset", 60.0)], rows.Select(row => (row.Data, row.Score.Mean!.Value)));
    }

    [Fact]
    public void Runs_that_are_not_done_make_no_row()
    {
        var open = Runs("head", 1).Select(run => (run.Cell, (RunRecord?)null));
        Assert.Equal(["all"], StudySummary.Of([.. Runs("all", 80), .. open], null).Select(row => row.Plan.ToString()));
    }

    [Fact]
    public void Mismatched_scores_of_mnli_stand_beside_the_matched_ones()
    {
        var runs = Runs("all", 80, 82).Select((run, i) => (
            run.Cell with { Task = "MNLI" },
            (RunRecord?)(run.Record! with { Task = "MNLI", ScoresMismatched = new Dictionary<string, double?> { ["accuracy"] = 0.7 + (0.02 * i) } })));
        var rows = StudySummary.Of(runs, null);
        Assert.Equal(["MNLI", "MNLI-mm"], rows.Select(row => row.Task));
        Assert.Equal(71, rows[1].Score.Mean!.Value, 1e-12);
    }

    [Fact]
    public void A_search_takes_the_lowest_of_equal_rates_and_counts_diverged_runs_as_zero()
    {
        var cell = Cell("all", 1) with { Stage = CellStage.Search };
        var choice = RateChoices.Of(SearchOn.All,
        [
            (cell with { Rate = 3e-4 }, 80), (cell with { Rate = 3e-4, Seed = 2 }, 60),
            (cell with { Rate = 1e-4 }, 70), (cell with { Rate = 1e-4, Seed = 2 }, 70),
            (cell with { Rate = 1e-3 }, 99), (cell with { Rate = 1e-3, Seed = 2 }, null),
        ]).All.Single();
        Assert.Equal((1e-4, 0.0), (choice.Rate, choice.Margin));
        Assert.Equal([70, 70, 49.5], choice.Scores.Select(score => score.Score.Mean!.Value));
        Assert.Equal([0, 0, 1], choice.Scores.Select(score => score.Diverged));
    }

    private static IEnumerable<(Cell Cell, RunRecord? Record)> Runs(string plan, params double?[] scores) =>
        scores.Select((score, i) => (Cell(plan, i + 1), (RunRecord?)Record(score)));

    private static Cell Cell(string plan, int seed) =>
        new($"{plan}-{seed}", CellStage.Grid, "tiny", "CoLA", "official", FreezePlan.Parse(plan), FreezePlan.Parse(plan).TrainedLayers(2), seed, 1e-4);

    private static RunRecord Record(double? score) => new()
    {
        Status = score is null ? RunStatus.Diverged : RunStatus.Done,
        Score = score,
        Model = new("tiny", "bert", 2, 16, "", [], []),
        Task = "CoLA",
        Data = new("", "", 1, 1, false, "glue", ""),
        Plan = FreezePlan.All,
        TrainedLayers = 2,
        TrainedParameters = 1,
        Parameters = 1,
        Options = [],
        Steps = 1,
        Device = "cpu",
        Metric = "Matthews correlation",
        MajorityBaseline = 50,
        EpochLosses = [],
        FrozenStayed = true,
        TrainedThatStayed = [],
        Seconds = new Dictionary<string, double>(),
        PeakMemory = 0,
        Machine = new("", 1, "", "", "", ""),
        Ended = DateTime.UnixEpoch,
    };
}
