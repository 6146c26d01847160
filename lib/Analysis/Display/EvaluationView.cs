namespace LayerFreezing;

/// <summary>Answers on a split as a card: the score against the majority's, all metrics, the rows.</summary>
internal sealed class EvaluationView : NotebookView<Evaluation>
{
    /// <inheritdoc/>
    public override Markup Html(Evaluation value)
    {
        var task = value.Scores.Task;
        var others = value.Scores.Values.Where(pair => pair.Key != task.Score)
            .Select(pair => (pair.Key.Name, pair.Value is { } metric ? Markup.Of($"{100 * metric:0.00}") : Markup.Of($"–")));
        return Card.Of(
            $"{task} on dev",
            Card.Score(task.Score.Name, value.Score, value.MajorityBaseline),
            [.. others, ("rows", Markup.Of($"{value.Predictions.Count:N0}")), ("seconds", Markup.Of($"{value.Seconds:0.0}"))]);
    }
}
