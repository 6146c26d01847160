using MathNet.Numerics.Statistics;

namespace LayerFreezing;

/// <summary>Measures of predicted numbers, equal to SciPy's. They take one number a row, in the same order.</summary>
public static class RegressionMetrics
{
    /// <summary>Pearson correlation, −1 to 1; null with fewer than two rows, with a constant, or with a value that isn't finite.</summary>
    /// <param name="predictions">The predicted numbers.</param>
    /// <param name="scores">The true numbers.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static double? Pearson(IReadOnlyList<double> predictions, IReadOnlyList<double> scores) =>
        IsDefined(predictions, scores) ? Correlation.Pearson(predictions, scores) : null;

    /// <summary>
    /// Spearman rank correlation, −1 to 1: Pearson's of the ranks, equal numbers sharing their average rank; null where
    /// Pearson's is.
    /// </summary>
    /// <param name="predictions">The predicted numbers.</param>
    /// <param name="scores">The true numbers.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static double? Spearman(IReadOnlyList<double> predictions, IReadOnlyList<double> scores) =>
        IsDefined(predictions, scores) ? Correlation.Spearman(predictions, scores) : null;

    private static bool IsDefined(IReadOnlyList<double> predictions, IReadOnlyList<double> scores)
    {
        MetricInput.Check(predictions, scores);
        return Varies(predictions) && Varies(scores) && predictions.All(double.IsFinite) && scores.All(double.IsFinite);
    }

    private static bool Varies(IReadOnlyList<double> values) => values.Any(value => value != values[0]);
}
