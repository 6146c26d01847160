namespace LayerFreezing;

/// <summary>What a model says of one row.</summary>
/// <param name="Row">The example's row.</param>
/// <param name="Logits">The classifier's outputs: one a label, or a single one for regression.</param>
/// <param name="Prediction">The predicted label's number, or the predicted score.</param>
/// <param name="Label">The true label's number or the true score; null where the row has none.</param>
public sealed record GluePrediction(int Row, IReadOnlyList<float> Logits, float Prediction, float? Label)
{
    /// <summary>Reads a prediction off the classifier's outputs: the label of the largest (the first of equal ones), or the only one's value.</summary>
    /// <param name="task">The task.</param>
    /// <param name="example">The row that was predicted.</param>
    /// <param name="logits">The classifier's outputs for it: [labels], or [1] for regression.</param>
    /// <exception cref="KitException">The number of outputs isn't the task's.</exception>
    /// <exception cref="NotFiniteException">An output isn't a finite number.</exception>
    public static GluePrediction Of(GlueTask task, GlueExample example, ReadOnlySpan<float> logits)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(example);
        if (logits.Length != task.Outputs)
        {
            throw new KitException($"{task.Name} needs {task.Outputs} outputs a row and the model gives {logits.Length}: load it with a head for {task.Name}.");
        }
        var best = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            if (!float.IsFinite(logits[i])) { throw new NotFiniteException($"Row {example.Row} of {task.Name} is predicted as {logits[i]}: the model has diverged, so train it again at a lower rate."); }
            if (logits[i] > logits[best]) { best = i; }
        }
        return task.Kind == GlueTaskKind.Regression
            ? new GluePrediction(example.Row, logits.ToArray(), logits[0], float.IsNaN(example.Score) ? null : example.Score)
            : new GluePrediction(example.Row, logits.ToArray(), best, example.Label < 0 ? null : example.Label);
    }
}
