namespace LayerFreezing;

/// <summary>The learning rate a search chose for a model and a task, and what it was chosen from.</summary>
/// <param name="Model">The model.</param>
/// <param name="Task">The task.</param>
/// <param name="Data">The word for the data: <see cref="Cell.WordFor"/>.</param>
/// <param name="Plan">The depth on which the rates were judged.</param>
/// <param name="Rate">The chosen rate: the best mean, and of equal ones the lowest.</param>
/// <param name="Margin">By how much its mean is above the next best rate's, in points; null where there is one rate.</param>
/// <param name="Scores">Every rate that was tried, in the study's order.</param>
public sealed record RateChoice(
    string Model, string Task, string Data, FreezePlan Plan, double Rate, double? Margin, IReadOnlyList<RateScore> Scores)
{
    /// <summary>The choice in a line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Model} {Task}{(Data == "subset" ? " (subset)" : "")} {Plan}: {Rate:0.######}")
        + (Margin is { } margin ? FormattableString.Invariant($", {margin:0.00} above the next") : "");
}
