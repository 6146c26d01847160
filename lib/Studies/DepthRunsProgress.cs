namespace LayerFreezing;

/// <summary>How many runs are done.</summary>
/// <param name="Done">Runs that ended.</param>
/// <param name="Total">All runs.</param>
/// <param name="Last">The record of the run that ended last; null before the first.</param>
public sealed record DepthRunsProgress(int Done, int Total, RunRecord? Last)
{
    /// <summary>One line: how many are done, and what came last.</summary>
    public override string ToString() => FormattableString.Invariant($"{Done} of {Total} runs done")
        + (Last is { } run ? FormattableString.Invariant($"; {run.Plan}, seed {run.Options[nameof(TrainingOptions.Seed)]}: {run.Metric} {run.Score:0.0}") : "");
}
