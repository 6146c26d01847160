namespace LayerFreezing.Tests;

/// <summary>A search for learning rates as a table: what was tried, what was chosen, and by how much.</summary>
public sealed class RateFrameTests
{
    [Fact]
    public void Every_rate_that_was_tried_is_a_row()
    {
        var rates = Examples.Rates.ToDataFrame();
        Assert.Equal(
            ["model", "task", "data", "plan", "rate", "n", "mean", "sd", "ci_low", "ci_high", "diverged", "chosen", "margin"],
            rates.Columns.Select(column => column.Name));
        Assert.Equal(["all", "all", "head", "head"], rates.Columns.GetStringColumn("plan"));
        Assert.Equal([2e-5, 5e-5, 2e-5, 5e-5], rates.Columns.GetDoubleColumn("rate").Select(rate => rate!.Value));
        Assert.Equal([50.0, 48, 12, 0], rates.Columns.GetDoubleColumn("mean").Select(mean => mean!.Value));
        Assert.Equal([0, 0, 0, 1], rates.Columns.GetInt32Column("diverged").Select(count => count!.Value));
        Assert.Equal([2.0, null, 12, null], rates.Columns.GetDoubleColumn("margin"));
    }

    [Fact]
    public void Filtered_by_what_was_chosen_it_has_the_best_rate_of_each_depth()
    {
        var rates = Examples.Rates.ToDataFrame();
        var best = rates.Filter(rates.Columns.GetBooleanColumn("chosen"));
        Assert.Equal(["all", "head"], best.Columns.GetStringColumn("plan"));
        Assert.Equal([2e-5, 2e-5], best.Columns.GetDoubleColumn("rate").Select(rate => rate!.Value));
    }

    [Fact]
    public void One_seed_has_no_interval_and_several_have_student_s()
    {
        Assert.Null(Examples.Rates.ToDataFrame().Columns.GetDoubleColumn("ci_low")[0]);
        var cell = new Cell("", CellStage.Search, "small-bert", "CoLA", "official", FreezePlan.All, 6, 1, 2e-5);
        var several = RateChoices.Of(SearchOn.All, [(cell, 40), (cell with { Seed = 2 }, 44)]).ToDataFrame();
        // t(0.975, 1) = 12.7062047; sd = sqrt(8); half = 12.7062047 * sqrt(8) / sqrt(2) = 25.4124095.
        Assert.Equal(42 - 25.4124095, several.Columns.GetDoubleColumn("ci_low")[0]!.Value, 1e-6);
        Assert.Equal(42 + 25.4124095, several.Columns.GetDoubleColumn("ci_high")[0]!.Value, 1e-6);
        Assert.Equal(2, several.Columns.GetInt32Column("n")[0]);
        Assert.Null(several.Columns.GetDoubleColumn("margin")[0]);
    }
}
