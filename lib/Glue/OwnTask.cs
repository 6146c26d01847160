namespace LayerFreezing;

/// <summary>A task made of files of one's own: what a model is loaded for, and the examples.</summary>
/// <param name="Task">The task: its labels or the range of its scores, and how answers are scored.</param>
/// <param name="Train">What is trained on.</param>
/// <param name="Dev">What is scored on.</param>
public sealed record OwnTask(GlueTask Task, GlueSplitData Train, GlueSplitData Dev)
{
    /// <summary>One line: the name, what is predicted, the rows.</summary>
    public override string ToString()
    {
        var answers = Task.Kind == GlueTaskKind.Regression
            ? FormattableString.Invariant($"scores from {Task.ScoreRange.Min} to {Task.ScoreRange.Max}")
            : string.Join(", ", Task.Labels.Zip(Train.LabelCounts(), (label, count) => FormattableString.Invariant($"{label} {count}")));
        return FormattableString.Invariant($"{Task.Name}: {Train.Examples.Count} training rows ({answers}), {Dev.Examples.Count} dev rows");
    }
}
