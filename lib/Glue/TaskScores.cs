namespace LayerFreezing;

/// <summary>All metrics of a task on one set of predictions.</summary>
/// <param name="Task">The task.</param>
/// <param name="Values">Each of its metrics with its value, in the task's order; null where the value is undefined.</param>
public sealed record TaskScores(GlueTask Task, IReadOnlyList<KeyValuePair<Metric, double?>> Values)
{
    /// <summary>The task's score: the metric the paper chose × 100, or null where it is undefined.</summary>
    public double? Score => 100 * this[Task.Score];

    /// <summary>The value of one of the task's metrics; null where it is undefined.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="KeyNotFoundException">It isn't one of the task's metrics.</exception>
    public double? this[Metric metric]
    {
        get
        {
            foreach (var (key, value) in Values)
            {
                if (key == metric) { return value; }
            }
            throw new KeyNotFoundException($"{metric} is no metric of {Task.Name}.");
        }
    }

    /// <summary>Scores predicted labels.</summary>
    /// <param name="task">A classification task.</param>
    /// <param name="predictions">One predicted label a row.</param>
    /// <param name="labels">The true labels.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or the task is a regression.</exception>
    public static TaskScores Evaluate(GlueTask task, IReadOnlyList<int> predictions, IReadOnlyList<int> labels) =>
        Of(task, metric => metric.Of(predictions, labels));

    /// <summary>Scores predicted numbers.</summary>
    /// <param name="task">A regression task.</param>
    /// <param name="predictions">One predicted number a row.</param>
    /// <param name="scores">The true numbers.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or the task is a classification.</exception>
    public static TaskScores Evaluate(GlueTask task, IReadOnlyList<double> predictions, IReadOnlyList<double> scores) =>
        Of(task, metric => metric.Of(predictions, scores));

    /// <summary>Scores predictions that carry their rows' labels.</summary>
    /// <param name="task">The task.</param>
    /// <param name="predictions">One prediction a row.</param>
    /// <exception cref="KitException">There are none, or a row has no label.</exception>
    public static TaskScores Evaluate(GlueTask task, IReadOnlyList<GluePrediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count == 0) { throw new KitException($"There is nothing to score for {task.Name}: no predictions; predict the rows of a labelled split."); }
        if (predictions.FirstOrDefault(prediction => prediction.Label is null) is { } unlabelled)
        {
            throw new KitException($"Row {unlabelled.Row} of {task.Name} has no label to score its prediction against: score a labelled split.");
        }
        return task.Kind == GlueTaskKind.Regression
            ? Evaluate(task, Select(predictions, row => (double)row.Prediction), Select(predictions, row => (double)row.Label!.Value))
            : Evaluate(task, Select(predictions, row => (int)row.Prediction), Select(predictions, row => (int)row.Label!.Value));
    }

    private static TaskScores Of(GlueTask task, Func<Metric, double?> value)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new TaskScores(task, [.. task.Metrics.Select(metric => KeyValuePair.Create(metric, value(metric)))]);
    }

    private static List<T> Select<T>(IReadOnlyList<GluePrediction> predictions, Func<GluePrediction, T> value) =>
        [.. predictions.Select(value)];
}
