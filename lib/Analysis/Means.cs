using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>Means over the seeds, with Student's intervals.</summary>
public static class Means
{
    /// <summary>
    /// A row a model, task, data and depth: model, task, data, plan, trained_layers, n (runs with a score), failed (runs
    /// without), mean, sd (with n − 1), ci_low and ci_high, the 95 % interval of the mean; sd and interval are null for
    /// one run. Mean ± t(0.975, n − 1) · sd ÷ √n (Student 1908, "The probable error of a mean").
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them, filtered as you like.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static DataFrame Of(DataFrame runs) => Of(RunFrames.Summary(runs));

    /// <summary>The same of means that are there already.</summary>
    /// <param name="summary">The rows of a study's summary.</param>
    public static DataFrame Of(IReadOnlyList<SummaryRow> summary) => Keys(summary)
        .Whole("n", row => row.Score.Count).Whole("failed", row => row.Dropped).Number("mean", row => row.Score.Mean).Number("sd", row => row.Score.Sd)
        .Number("ci_low", row => row.Score.Low).Number("ci_high", row => row.Score.High)
        .Frame;

    /// <summary>A table that begins with what the rows are of.</summary>
    internal static FrameBuilder<SummaryRow> Keys(IReadOnlyList<SummaryRow> summary) => new FrameBuilder<SummaryRow>(summary)
        .Text("model", row => row.Model).Text("task", row => row.Task).Text("data", row => row.Data).Text("plan", row => row.Plan.ToString())
        .Whole("trained_layers", row => row.TrainedLayers);
}
