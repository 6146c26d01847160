namespace LayerFreezing;

/// <summary>A run that a worker is at.</summary>
/// <param name="Worker">The worker, counted from 1.</param>
/// <param name="Cell">The run.</param>
/// <param name="Progress">How far it is; null while it is loading.</param>
/// <param name="SoFar">The scores of the seeds that are done of the same model, task and depth.</param>
public sealed record RunningCell(int Worker, Cell Cell, TrainingProgress? Progress, ScoreSummary SoFar)
{
    /// <summary>The step, or what is done when it isn't training.</summary>
    public string Where => Progress is not { } at ? "loading"
        : at.Phase == "training" ? FormattableString.Invariant($"{at.Step}/{at.Steps}") : at.Phase;

    /// <summary>The mean loss of late; empty before the first step.</summary>
    public string Loss => Progress is { } at && !double.IsNaN(at.Loss) ? FormattableString.Invariant($"{at.Loss:0.000}") : "";

    /// <summary>Examples a second; empty where none are trained on.</summary>
    public string Speed => Progress is { } at && !double.IsNaN(at.ExamplesPerSecond) ? FormattableString.Invariant($"{at.ExamplesPerSecond:0}") : "";

    /// <summary>The time left; empty where it isn't known.</summary>
    public string Left => Progress is { } at && at.Step > 0 ? TimeText.Of(at.Remaining) : "";
}
