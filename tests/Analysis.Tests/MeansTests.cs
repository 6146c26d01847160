using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>Runs as tables, means, relative quality and differences: golden values from SciPy 1.10.1 (stats.t, stats.ttest_rel, optimize.brentq on Fieller's equation).</summary>
public sealed class MeansTests
{
    // MathNet finds t to some nine digits.
    private const double Close = 1e-8;

    [Fact]
    public void Runs_are_a_table_with_plain_column_names()
    {
        var runs = Scores.FourDepths;
        Assert.Equal(
            ["model", "task", "data", "metric", "plan", "trained_layers", "layers", "seed", "rate", "status", "score", "majority", "steps", "seconds", "train_seconds", "memory_mb"],
            runs.Columns.Select(column => column.Name));
        Assert.Equal(20, runs.Rows.Count);
        Assert.Equal(["a-model", "CoLA", "official", "Matthews correlation", "all", "12", "12", "1", "0.0001", "done", "82.1", "0", "100", "17", "14", "320"],
            runs.Rows[0].Select(value => FormattableString.Invariant($"{value}")));
    }

    [Fact]
    public void A_run_outside_of_a_study_is_a_row_as_well()
    {
        var row = new[] { Examples.Result }.ToDataFrame().Rows[0];
        Assert.Equal(("small-bert", "top:2", 43.2), (row["model"], row["plan"], row["score"]));
    }

    [Fact]
    public void The_second_dev_set_of_MNLI_is_a_task_of_its_own_without_costs()
    {
        var runs = Scores.Of("MNLI", 35, ("all", [80])).Select(run => (run.Cell, (RunRecord?)(run.Record! with { ScoresMismatched = new Dictionary<string, double?> { ["accuracy"] = 0.81 } })))
            .ToDataFrame();
        Assert.Equal(["MNLI", "MNLI-mm"], runs.Texts("task"));
        Assert.Equal([80, 81], runs["score"].Cast<double>());
        Assert.Equal(["17", "null"], runs.Texts("seconds"));
    }

    [Theory]
    [InlineData("all", 81.32, 1.2557866060760448, 79.76073498180888, 82.87926501819113)]
    [InlineData("top:3", 73.7, 3.1104662029991603, 69.83784609810638, 77.56215390189362)]
    [InlineData("head", 40.98, 2.49739864659209, 37.879070011363794, 44.080929988636214)]
    public void A_mean_has_its_interval(string plan, double mean, double sd, double low, double high)
    {
        var means = Means.Of(Scores.FourDepths);
        Assert.Equal(5, means.At(plan, "n"));
        Assert.Equal(mean, means.NumberAt(plan, "mean"), Close);
        Assert.Equal(sd, means.NumberAt(plan, "sd"), Close);
        Assert.Equal(low, means.NumberAt(plan, "ci_low"), Close);
        Assert.Equal(high, means.NumberAt(plan, "ci_high"), Close);
    }

    [Theory]
    [InlineData("top:6", 0.9820462370880472, 0.960238416263443, 1.0043523276298632)]
    [InlineData("top:3", 0.9062961141170683, 0.8598940948250103, 0.9532660306872321)]
    [InlineData("head", 0.5039350713231677, 0.46645861600988525, 0.5417508900818442)]
    public void Relative_quality_has_Fiellers_interval(string plan, double ratio, double low, double high)
    {
        var relative = RelativeQuality.Of(Scores.FourDepths);
        Assert.Equal(ratio, relative.NumberAt(plan, "relative"), Close);
        Assert.Equal(low, relative.NumberAt(plan, "relative_low"), Close);
        Assert.Equal(high, relative.NumberAt(plan, "relative_high"), Close);
        Assert.Equal((1.0, null), (relative.At("all", "relative"), relative.At("all", "relative_low")));
    }

    [Theory]
    [InlineData("top:6", -1.46, -1.9983726804675792, -0.9216273195324252, -7.529375097689261, 0.0016660780064934805)]
    [InlineData("top:3", -7.62, -10.089944041858189, -5.150055958141816, -8.565583407181478, 0.0010201334845385194)]
    [InlineData("head", -40.34, -42.416959098646416, -38.26304090135358, -53.92585516810235, 7.078938020123173e-07)]
    public void Depths_are_compared_seed_by_seed(string plan, double difference, double low, double high, double t, double p)
    {
        var differences = PairedDifferences.Of(Scores.FourDepths);
        Assert.Equal(["top:6", "top:3", "head"], differences.Texts("plan"));
        Assert.Equal(difference, differences.NumberAt(plan, "difference"), Close);
        Assert.Equal(low, differences.NumberAt(plan, "ci_low"), Close);
        Assert.Equal(high, differences.NumberAt(plan, "ci_high"), Close);
        Assert.Equal(t, differences.NumberAt(plan, "t"), 1e-6);
        Assert.Equal(p, differences.NumberAt(plan, "p"), 1e-10);
    }

    [Fact]
    public void Only_seeds_that_both_depths_have_are_compared()
    {
        var differences = PairedDifferences.Of(Scores.Of(("all", [80, null, 84, 82]), ("top:3", [70, 71, 72])), FreezePlan.All);
        Assert.Equal((2, -11.0), (differences.At("top:3", "n"), differences.At("top:3", "difference")));
        var other = PairedDifferences.Of(Scores.FourDepths, FreezePlan.Top(3));
        Assert.Equal(7.62, other.NumberAt("all", "difference"), Close);
        Assert.Equal(["top:3", "top:3", "top:3"], other.Texts("against"));
    }

    [Fact]
    public void Two_tables_of_the_same_depths_are_compared_seed_by_seed()
    {
        var differences = PairedDifferences.Between(
            Scores.Of(("top:6", Scores.Half), ("head", [40, 41])), Scores.Of(("top:6", Scores.All), ("top:3", [70, 71]), ("head", [null, 44])));
        Assert.Equal(["top:6", "head"], differences.Texts("plan"));
        // The same five pairs as top:6 against all, above.
        Assert.Equal(-1.46, differences.NumberAt("top:6", "difference"), Close);
        Assert.Equal(-1.9983726804675792, differences.NumberAt("top:6", "ci_low"), Close);
        Assert.Equal(0.0016660780064934805, differences.NumberAt("top:6", "p"), 1e-10);
        Assert.Equal((1, -3.0, null), (differences.At("head", "n"), differences.At("head", "difference"), differences.At("head", "ci_low")));
        Assert.Equal(-1, differences.Columns.IndexOf("against"));
    }

    [Fact]
    public void The_upper_half_is_the_declared_comparison_and_the_others_are_adjusted()
    {
        var contrasts = Contrasts.Of(Scores.FourDepths);
        Assert.Equal(["True", "False", "False"], contrasts.Texts("declared"));
        Assert.Equal(contrasts.NumberAt("top:6", "p"), contrasts.NumberAt("top:6", "p_adjusted"));
        // By hand: of two p-values the smaller is doubled, the larger stays.
        Assert.Equal(2 * 7.078938020123173e-07, contrasts.NumberAt("head", "p_adjusted"), 1e-12);
        Assert.Equal(0.0010201334845385194, contrasts.NumberAt("top:3", "p_adjusted"), 1e-10);
    }

    [Fact]
    public void Holms_method_by_hand()
    {
        // Of 0.01 0.04 0.03 0.005: 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.04, which may not be below the one before. R: p.adjust(p, "holm").
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p!.Value, 12)));
        Assert.Equal([null, 0.4, 0.7], Holm.Adjust([null, 0.2, 0.7]));
        Assert.Equal([1, 1], Holm.Adjust([0.6, 0.7]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void One_seed_has_a_mean_and_nothing_that_needs_a_spread()
    {
        var runs = Scores.Of(("all", [80]), ("top:3", [60]));
        Assert.Equal((1, 60.0, null, null), (Means.Of(runs).At("top:3", "n"), Means.Of(runs).At("top:3", "mean"), Means.Of(runs).At("top:3", "sd"), Means.Of(runs).At("top:3", "ci_low")));
        Assert.Equal((0.75, null), (RelativeQuality.Of(runs).At("top:3", "relative"), RelativeQuality.Of(runs).At("top:3", "relative_low")));
        Assert.Equal((-20.0, null, null), (PairedDifferences.Of(runs).At("top:3", "difference"), PairedDifferences.Of(runs).At("top:3", "ci_low"), PairedDifferences.Of(runs).At("top:3", "p")));
    }

    [Fact]
    public void Seeds_that_are_all_equal_have_an_interval_of_no_width_and_no_test()
    {
        var runs = Scores.Of(("all", [80, 80, 80]), ("top:3", [60, 60, 60]));
        Assert.Equal((0.75, 0.75), (RelativeQuality.Of(runs).At("top:3", "relative_low"), RelativeQuality.Of(runs).At("top:3", "relative_high")));
        Assert.Equal((-20.0, null, null), (PairedDifferences.Of(runs).At("top:3", "ci_low"), PairedDifferences.Of(runs).At("top:3", "t"), Contrasts.Of(runs).At("top:3", "p_adjusted")));
    }

    [Fact]
    public void A_diverged_run_counts_as_failed_and_a_depth_of_such_runs_alone_has_no_mean()
    {
        var runs = Scores.Of(("all", [80, 82, null]), ("top:3", [null, null, null]));
        Assert.Equal((2, 1, 81.0), (Means.Of(runs).At("all", "n"), Means.Of(runs).At("all", "failed"), Means.Of(runs).At("all", "mean")));
        Assert.Equal((0, 3, null), (Means.Of(runs).At("top:3", "n"), Means.Of(runs).At("top:3", "failed"), Means.Of(runs).At("top:3", "mean")));
        Assert.Null(RelativeQuality.Of(runs).At("top:3", "relative"));
        Assert.Equal((0, null), (PairedDifferences.Of(runs).At("top:3", "n"), PairedDifferences.Of(runs).At("top:3", "difference")));
    }

    [Fact]
    public void Without_all_or_where_it_is_not_above_the_majority_relative_quality_is_undefined()
    {
        Assert.Null(RelativeQuality.Of(Scores.Of(("top:3", [60, 61]))).At("top:3", "relative"));
        Assert.Equal((0, null), (PairedDifferences.Of(Scores.Of(("top:3", [60, 61]))).At("top:3", "n"), PairedDifferences.Of(Scores.Of(("top:3", [60, 61]))).At("top:3", "p")));
        foreach (var all in new double?[] { 50, 49 })
        {
            var relative = RelativeQuality.Of(Scores.Of("RTE", 50, ("all", [all, all]), ("top:3", [48, 47])).ToDataFrame());
            Assert.Equal(["null", "null"], relative.Texts("relative"));
            Assert.Contains("–", relative.ToText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_interval_of_a_ratio_to_what_can_not_be_told_from_nothing_has_no_end_and_is_left_out()
    {
        // SciPy: g = t(0.975, 4)² · sd² ÷ 5 ÷ mean² = 3.32 for these, which is above 1.
        Assert.Null(Fieller.Interval(ScoreSummary.Of([10, 12, 9, 11, 8]), ScoreSummary.Of([2, 40, -10, 30, 8])));
        var wide = Fieller.Interval(ScoreSummary.Of([10, 12, 9, 11, 8]), ScoreSummary.Of([10, 30, 20, 15, 25]))!.Value;
        Assert.Equal(0.3279133606783757, wide.Low, Close);
        Assert.Equal(0.9232355444383771, wide.High, Close);
        var unequal = Fieller.Interval(ScoreSummary.Of([60, 62.5, 61]), ScoreSummary.Of([80, 82, 79, 81.5]))!.Value;
        Assert.Equal(0.7279729551432214, unequal.Low, Close);
        Assert.Equal(0.7902093895923009, unequal.High, Close);
    }

    [Fact]
    public void Failed_runs_are_dropped_by_the_authors_rule()
    {
        var runs = Scores.Of(("all", [100, 90.5, 90, 0, null]), ("head", [0, 0]), ("top:3", [70]));
        var kept = FailedRuns.Drop(runs);
        Assert.Equal(["100", "90.5", "70"], kept["score"].Cast<double>().Select(score => FormattableString.Invariant($"{score}")));
        Assert.Equal(4, FailedRuns.Drop(runs, below: 0).Rows.Count);
        Assert.Equal(8, runs.Rows.Count);
    }

    [Fact]
    public void Costs_stand_beside_those_of_all()
    {
        var costs = Costs.Of(Scores.FourDepths);
        Assert.Equal([17.0, 11, 8, 5], costs["seconds"].Cast<double>());
        Assert.Equal(11.0 / 17, costs.NumberAt("top:6", "seconds_of_all"), Close);
        Assert.Equal(260.0 / 320, costs.NumberAt("top:6", "memory_of_all"), Close);
        // Five equal values have an interval of no width; one value has none.
        Assert.Equal((11.0, 11.0), (costs.NumberAt("top:6", "seconds_low"), costs.NumberAt("top:6", "seconds_high")));
        Assert.Equal(260.0, costs.NumberAt("top:6", "memory_mb_low"), Close);
        Assert.Equal(["null", "null"], Costs.Of(Scores.Of(("top:6", [80]), ("head", [70]))).Texts("seconds_low"));
        Assert.Equal(["null", "null"], Costs.Of(Scores.Of(("top:6", [80]), ("head", [70]))).Texts("seconds_of_all"));
        var bare = Scores.FourDepths;
        bare.Columns.Remove("seconds");
        Assert.Null(Costs.Of(bare).At("all", "seconds"));
    }

    [Fact]
    public void A_long_table_becomes_a_wide_one()
    {
        var runs = Scores.Of("CoLA", 0, ("all", [80, 82]), ("head", [40])).Concat(Scores.Of("RTE", 50, ("all", [70]))).ToDataFrame();
        var wide = Means.Of(runs).Pivot(rows: "plan", columns: "task", values: "mean");
        Assert.Equal(["plan   CoLA    RTE", "all   81.00  70.00", "head  40.00      –"], wide.ToText().Split('\n'));
        Assert.Contains("more than one value for plan all and task CoLA", Assert.Throws<KitException>(() => runs.Pivot("plan", "task", "score")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subsets_and_official_data_stay_apart()
    {
        var runs = Scores.Of("QQP", 0, ("all", [80, 82]), ("top:3", [70, 71]));
        var both = runs.Concat(runs.Select(run => (run.Cell with { Data = "subset" }, (RunRecord?)(run.Record! with { Score = run.Record.Score - 30 })))).ToDataFrame();
        Assert.Equal(["official", "official", "subset", "subset"], Means.Of(both).Texts("data"));
        Assert.Equal([81.0, 70.5, 51.0, 40.5], Means.Of(both)["mean"].Cast<double>());
        Assert.Equal(["official", "subset"], PairedDifferences.Of(both).Texts("data"));
        Assert.Equal(["official", "official", "subset", "subset"], OperatingPoints.Of(both).Texts("data"));
        Assert.Contains("don't go together", Assert.Throws<KitException>(() => Adviser.Of(both).Advise("a-model", "QQP")).Message, StringComparison.Ordinal);
        Assert.Contains("QQP (subset)", Adviser.Of(both).Advise("a-model", "QQP", data: "subset").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_of_runs_is_refused_by_name()
    {
        Assert.Contains("no column score", Assert.Throws<KitException>(() => Means.Of(Without("score"))).Message, StringComparison.Ordinal);
        var twice = Scores.Of("CoLA", 0, ("all", [80]), ("top:3", [70])).ToList();
        twice.Add((twice[1].Cell, twice[1].Record));
        Assert.Contains("two runs of seed 1", Assert.Throws<KitException>(() => PairedDifferences.Of(twice.ToDataFrame())).Message, StringComparison.Ordinal);
    }

    private static DataFrame Without(string column)
    {
        var runs = Scores.FourDepths;
        runs.Columns.Remove(column);
        return runs;
    }
}
