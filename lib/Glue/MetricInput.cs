namespace LayerFreezing;

/// <summary>What every metric asks of its input.</summary>
internal static class MetricInput
{
    /// <summary>Throws unless both lists have the same length, of at least one.</summary>
    internal static void Check<T>(IReadOnlyList<T> predictions, IReadOnlyList<T> truth)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(truth);
        if (predictions.Count != truth.Count)
        {
            throw new ArgumentException($"There are {predictions.Count} predictions for {truth.Count} rows.", nameof(predictions));
        }
        if (predictions.Count == 0) { throw new ArgumentException("There is nothing to score: no predictions.", nameof(predictions)); }
    }
}
