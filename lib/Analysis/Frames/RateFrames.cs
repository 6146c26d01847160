using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>What a search for learning rates found, as a table.</summary>
public static class RateFrames
{
    /// <summary>
    /// A row a model, task, data, depth and rate: model, task, data, plan, rate, n, mean, sd, ci_low, ci_high (a diverged
    /// run counts 0), diverged (how many did), chosen.
    /// </summary>
    /// <param name="choices">What the search chose: <see cref="StudyResults.Choices"/>.</param>
    public static DataFrame ToDataFrame(this RateChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var rows = choices.All.SelectMany(choice => choice.Scores.Select(score => (Choice: choice, Score: score)));
        return new FrameBuilder<(RateChoice Choice, RateScore Score)>([.. rows])
            .Text("model", row => row.Choice.Model).Text("task", row => row.Choice.Task).Text("data", row => row.Choice.Data)
            .Text("plan", row => row.Choice.Plan.ToString()).Number("rate", row => row.Score.Rate).Whole("n", row => row.Score.Score.Count)
            .Number("mean", row => row.Score.Score.Mean).Number("sd", row => row.Score.Score.Sd)
            .Number("ci_low", row => row.Score.Score.Low).Number("ci_high", row => row.Score.Score.High)
            .Whole("diverged", row => row.Score.Diverged).Truth("chosen", row => row.Score.Rate == row.Choice.Rate)
            .Frame;
    }
}
