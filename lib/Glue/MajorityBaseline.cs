namespace LayerFreezing;

/// <summary>
/// What a model reaches that has learned nothing but the training set's most frequent label (its mean, for regression) and
/// gives it for every row.
/// </summary>
/// <param name="Label">The label that is always given; −1 for regression.</param>
/// <param name="Mean">The number that is always given; NaN for classification.</param>
/// <param name="Scores">The metrics on the rows that were scored; correlations with a constant are undefined.</param>
public sealed record MajorityBaseline(int Label, double Mean, TaskScores Scores)
{
    /// <summary>The task's score (× 100) of the baseline; 0 for regression, where a constant has no correlation.</summary>
    public double Score => Scores.Score ?? 0;

    /// <summary>Takes the majority of one split and scores it on another.</summary>
    /// <param name="train">The split that is counted; of labels equally frequent the first is taken.</param>
    /// <param name="dev">The split of the same task that is scored.</param>
    /// <exception cref="KitException">One of the splits has no labels.</exception>
    public static MajorityBaseline Of(GlueSplitData train, GlueSplitData dev)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        foreach (var split in new[] { train, dev })
        {
            if (!split.IsLabelled) { throw new KitException($"{split.Files[0]} has no labels, so {split.Task.Name} has no majority there: take a labelled split."); }
        }
        var rows = dev.Examples.Count;
        if (train.Task.Kind == GlueTaskKind.Regression)
        {
            var mean = train.Examples.Average(example => (double)example.Score);
            double[] scores = [.. dev.Examples.Select(example => (double)example.Score)];
            return new MajorityBaseline(-1, mean, TaskScores.Evaluate(dev.Task, [.. Enumerable.Repeat(mean, rows)], scores));
        }
        var counts = train.LabelCounts();
        var majority = Array.IndexOf(counts, counts.Max());
        int[] labels = [.. dev.Examples.Select(example => example.Label)];
        return new MajorityBaseline(majority, double.NaN, TaskScores.Evaluate(dev.Task, [.. Enumerable.Repeat(majority, rows)], labels));
    }
}
