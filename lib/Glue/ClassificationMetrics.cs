namespace LayerFreezing;

/// <summary>Measures of predicted labels, equal to scikit-learn's of the same name. They take one label a row, in the same order.</summary>
public static class ClassificationMetrics
{
    /// <summary>The share of predictions that are right, 0 to 1.</summary>
    /// <param name="predictions">The predicted labels.</param>
    /// <param name="labels">The true labels.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static double? Accuracy(IReadOnlyList<int> predictions, IReadOnlyList<int> labels)
    {
        MetricInput.Check(predictions, labels);
        return (double)Count(predictions, labels, (prediction, label) => prediction == label) / labels.Count;
    }

    /// <summary>
    /// The harmonic mean of precision and recall of label 1: 2 TP / (2 TP + FP + FN); 0 where nothing is 1, neither
    /// predicted nor true.
    /// </summary>
    /// <param name="predictions">The predicted labels.</param>
    /// <param name="labels">The true labels.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static double? F1(IReadOnlyList<int> predictions, IReadOnlyList<int> labels)
    {
        MetricInput.Check(predictions, labels);
        var both = Count(predictions, labels, (prediction, label) => prediction == 1 && label == 1);
        var ones = predictions.Count(prediction => prediction == 1) + labels.Count(label => label == 1);
        return ones == 0 ? 0 : 2.0 * both / ones;
    }

    /// <summary>
    /// Matthews correlation (Matthews 1975), for more than two labels Gorodkin's (2004): the correlation of the predictions
    /// with the labels, −1 to 1; 0 where predictions or labels are all the same.
    /// </summary>
    /// <param name="predictions">The predicted labels.</param>
    /// <param name="labels">The true labels.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static double? Matthews(IReadOnlyList<int> predictions, IReadOnlyList<int> labels)
    {
        MetricInput.Check(predictions, labels);
        var predicted = predictions.CountBy(label => label).ToDictionary();
        var actual = labels.CountBy(label => label).ToDictionary();
        double rows = labels.Count;
        double right = Count(predictions, labels, (prediction, label) => prediction == label);
        var both = actual.Sum(entry => (double)entry.Value * predicted.GetValueOrDefault(entry.Key));
        var predictedSpread = rows * rows - predicted.Values.Sum(count => (double)count * count);
        var actualSpread = rows * rows - actual.Values.Sum(count => (double)count * count);
        var spread = Math.Sqrt(predictedSpread) * Math.Sqrt(actualSpread);
        return spread == 0 ? 0 : (right * rows - both) / spread;
    }

    private static int Count(IReadOnlyList<int> predictions, IReadOnlyList<int> labels, Func<int, int, bool> counts) =>
        predictions.Zip(labels, counts).Count(hit => hit);
}
