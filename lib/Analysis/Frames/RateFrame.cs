using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>A search for learning rates as a table to filter, group and join.</summary>
public static class RateFrame
{
    /// <summary>
    /// A row for each rate that was tried on a model, task and depth; a diverged run counts 0 in its mean. <c>chosen</c> is
    /// true in one row of each depth that was searched, the best rate; <c>margin</c> has a value there alone: the points
    /// above the next best rate.
    /// </summary>
    /// <param name="choices">What the search found.</param>
    /// <example><code>
    /// var rates = results.Choices.ToDataFrame();
    /// rates.Filter(rates.Columns.GetBooleanColumn("chosen"))
    /// </code></example>
    public static DataFrame ToDataFrame(this RateChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var rows = choices.All.SelectMany(choice => choice.Scores.Select(tried => (Choice: choice, Tried: tried, IsChosen: tried.Rate == choice.Rate)));
        return new FrameBuilder<(RateChoice Choice, RateScore Tried, bool IsChosen)>([.. rows])
            .Text("model", row => row.Choice.Model).Text("task", row => row.Choice.Task).Text("data", row => row.Choice.Data)
            .Text("plan", row => row.Choice.Plan.ToString()).Number("rate", row => row.Tried.Rate).Whole("n", row => row.Tried.Score.Count)
            .Number("mean", row => row.Tried.Score.Mean).Number("sd", row => row.Tried.Score.Sd)
            .Number("ci_low", row => row.Tried.Score.Low).Number("ci_high", row => row.Tried.Score.High)
            .Whole("diverged", row => row.Tried.Diverged).Truth("chosen", row => row.IsChosen)
            .Number("margin", row => row.IsChosen ? row.Choice.Margin : null)
            .Frame;
    }
}
