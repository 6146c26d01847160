namespace LayerFreezing;

/// <summary>The runs of one model, task and depth, summed up over their seeds.</summary>
/// <param name="Model">The model.</param>
/// <param name="Task">The task; <c>MNLI-mm</c> for MNLI's mismatched dev set.</param>
/// <param name="Data">The word for the data: <see cref="Cell.WordFor"/>.</param>
/// <param name="Plan">The depth.</param>
/// <param name="TrainedLayers">The number of trained layers.</param>
/// <param name="Score">Scores × 100 of the runs that count; their number is that of the seeds.</param>
/// <param name="Dropped">Runs that don't count: diverged, failed, or left out by the study's rule.</param>
/// <param name="Relative">The mean ÷ that of <c>all</c> of the same model, task and data; null where <c>all</c> isn't there or isn't above the majority baseline.</param>
public sealed record SummaryRow(
    string Model, string Task, string Data, FreezePlan Plan, int TrainedLayers, ScoreSummary Score, int Dropped, double? Relative);
