using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>A search for learning rates as a table to filter, group and join.</summary>
public static class RateFrame
{
    /// <summary>
    /// A row for each rate that was tried on a model, task and depth. <c>chosen</c> is true in one row of each depth that was
    /// searched, the best rate; <c>margin</c> has a value there alone: the points above the next best rate.
    /// </summary>
    /// <param name="choices">What the search found.</param>
    /// <example><code>
    /// var rates = results.Choices.ToDataFrame();
    /// rates.Filter(rates.Columns.GetBooleanColumn("chosen"))
    /// </code></example>
    public static DataFrame ToDataFrame(this RateChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        List<(RateChoice Choice, RateScore Tried)> rows = [.. choices.All.SelectMany(choice => choice.Scores.Select(tried => (choice, tried)))];
        return new DataFrame(
            new StringDataFrameColumn("model", rows.Select(row => row.Choice.Model)),
            new StringDataFrameColumn("task", rows.Select(row => row.Choice.Task)),
            new StringDataFrameColumn("data", rows.Select(row => row.Choice.Data)),
            new StringDataFrameColumn("plan", rows.Select(row => row.Choice.Plan.ToString())),
            new DoubleDataFrameColumn("rate", rows.Select(row => row.Tried.Rate)),
            new Int32DataFrameColumn("seeds", rows.Select(row => row.Tried.Score.Count)),
            new DoubleDataFrameColumn("mean", rows.Select(row => row.Tried.Score.Mean)),
            new DoubleDataFrameColumn("sd", rows.Select(row => row.Tried.Score.Sd)),
            new DoubleDataFrameColumn("ci_low", rows.Select(row => row.Tried.Score.Low)),
            new DoubleDataFrameColumn("ci_high", rows.Select(row => row.Tried.Score.High)),
            new Int32DataFrameColumn("diverged", rows.Select(row => row.Tried.Diverged)),
            new BooleanDataFrameColumn("chosen", rows.Select(row => row.Tried.Rate == row.Choice.Rate)),
            new DoubleDataFrameColumn("margin", rows.Select(row => row.Tried.Rate == row.Choice.Rate ? row.Choice.Margin : null)));
    }
}
