namespace LayerFreezing;

/// <summary>What a model answers on a split, and how good that is.</summary>
/// <param name="Predictions">One answer a row, in the order of the file.</param>
/// <param name="Scores">The task's metrics.</param>
/// <param name="Seconds">How long it took.</param>
[TypeFormatterSource(typeof(EvaluationView))]
public sealed record Evaluation(IReadOnlyList<GluePrediction> Predictions, TaskScores Scores, double Seconds)
{
    /// <summary>The task's metric × 100; 0 where it is undefined, as for a constant answer.</summary>
    public double Score => Scores.Score ?? 0;

    /// <summary>What always answering the training set's most frequent label scores on the same rows; null where it isn't known.</summary>
    public double? MajorityBaseline { get; init; }

    /// <summary>One line: the score, what it stands against, the rows.</summary>
    public override string ToString()
    {
        var baseline = MajorityBaseline is { } majority ? FormattableString.Invariant($" (majority {majority:0.00})") : "";
        return FormattableString.Invariant($"{Scores.Task}: {Scores.Task.Score} {Score:0.00}{baseline} on {Predictions.Count:N0} rows in {Seconds:0.0} s");
    }
}
