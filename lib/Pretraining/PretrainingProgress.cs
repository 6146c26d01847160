namespace LayerFreezing;

/// <summary>Where a pretraining stands.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">All steps.</param>
/// <param name="Loss">The mean loss of the last 100 steps; NaN before the first.</param>
/// <param name="LinesPerSecond">Lines a second since it was started last.</param>
/// <param name="Remaining">The time left at that rate.</param>
public sealed record PretrainingProgress(int Step, int Steps, double Loss, double LinesPerSecond, TimeSpan Remaining)
{
    /// <summary>One line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"step {Step} of {Steps}, loss {Loss:0.000}, {LinesPerSecond:0} lines/s, {TimeText.Of(Remaining)} left");
}
