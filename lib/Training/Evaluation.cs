namespace LayerFreezing;

/// <summary>What a model answers on a split, and how good that is.</summary>
/// <param name="Predictions">One answer a row, in the order of the file.</param>
/// <param name="Scores">The task's metrics.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record Evaluation(IReadOnlyList<GluePrediction> Predictions, TaskScores Scores, double Seconds)
{
    /// <summary>The task's metric × 100; 0 where it is undefined, as for a constant answer.</summary>
    public double Score => Scores.Score ?? 0;
}
