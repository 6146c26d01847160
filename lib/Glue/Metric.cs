namespace LayerFreezing;

/// <summary>
/// A measure of predictions against the truth, as a value: its name and its formula. A measure that the input leaves
/// undefined (a correlation with a constant) is null, never 0.
/// </summary>
public sealed class Metric
{
    private readonly Func<IReadOnlyList<int>, IReadOnlyList<int>, double?>? _ofLabels;
    private readonly Func<IReadOnlyList<double>, IReadOnlyList<double>, double?>? _ofScores;

    private Metric(
        string key,
        string name,
        Func<IReadOnlyList<int>, IReadOnlyList<int>, double?>? ofLabels,
        Func<IReadOnlyList<double>, IReadOnlyList<double>, double?>? ofScores)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Key, Name, _ofLabels, _ofScores) = (key, name, ofLabels, ofScores);
    }

    /// <summary>The share of right labels.</summary>
    public static Metric Accuracy { get; } = OfLabels("accuracy", "accuracy", ClassificationMetrics.Accuracy);

    /// <summary>The F1 score of label 1.</summary>
    public static Metric F1 { get; } = OfLabels("f1", "F1", ClassificationMetrics.F1);

    /// <summary>Matthews correlation.</summary>
    public static Metric Matthews { get; } = OfLabels("matthews", "Matthews correlation", ClassificationMetrics.Matthews);

    /// <summary>Pearson correlation.</summary>
    public static Metric Pearson { get; } = OfScores("pearson", "Pearson correlation", RegressionMetrics.Pearson);

    /// <summary>Spearman rank correlation.</summary>
    public static Metric Spearman { get; } = OfScores("spearman", "Spearman correlation", RegressionMetrics.Spearman);

    /// <summary>The name in records and columns: <c>f1</c>.</summary>
    public string Key { get; }

    /// <summary>The name for readers: <c>F1</c>.</summary>
    public string Name { get; }

    /// <summary>What it measures: labels or numbers.</summary>
    public GlueTaskKind Kind => _ofLabels is null ? GlueTaskKind.Regression : GlueTaskKind.Classification;

    /// <summary>A measure of labels.</summary>
    /// <param name="key">The name in records.</param>
    /// <param name="name">The name for readers.</param>
    /// <param name="formula">The measure of predicted and true labels; null where undefined.</param>
    public static Metric OfLabels(string key, string name, Func<IReadOnlyList<int>, IReadOnlyList<int>, double?> formula) =>
        new(key, name, formula ?? throw new ArgumentNullException(nameof(formula)), null);

    /// <summary>A measure of numbers.</summary>
    /// <param name="key">The name in records.</param>
    /// <param name="name">The name for readers.</param>
    /// <param name="formula">The measure of predicted and true numbers; null where undefined.</param>
    public static Metric OfScores(string key, string name, Func<IReadOnlyList<double>, IReadOnlyList<double>, double?> formula) =>
        new(key, name, null, formula ?? throw new ArgumentNullException(nameof(formula)));

    /// <summary>The measure of predicted labels; null where undefined.</summary>
    /// <param name="predictions">One predicted label a row.</param>
    /// <param name="labels">The true labels of the same rows.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or this measures numbers.</exception>
    public double? Of(IReadOnlyList<int> predictions, IReadOnlyList<int> labels)
    {
        if (_ofLabels is null) { throw new ArgumentException($"The {Name} is of numbers, not of labels.", nameof(predictions)); }
        MetricInput.Check(predictions, labels);
        return _ofLabels(predictions, labels);
    }

    /// <summary>The measure of predicted numbers; null where undefined.</summary>
    /// <param name="predictions">One predicted number a row.</param>
    /// <param name="scores">The true numbers of the same rows.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or this measures labels.</exception>
    public double? Of(IReadOnlyList<double> predictions, IReadOnlyList<double> scores)
    {
        if (_ofScores is null) { throw new ArgumentException($"The {Name} is of labels, not of numbers.", nameof(predictions)); }
        MetricInput.Check(predictions, scores);
        return _ofScores(predictions, scores);
    }

    /// <summary>The name for readers.</summary>
    public override string ToString() => Name;
}
