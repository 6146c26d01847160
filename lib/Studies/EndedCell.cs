namespace LayerFreezing;

/// <summary>A run that has just ended.</summary>
/// <param name="Cell">The run.</param>
/// <param name="Record">Its record.</param>
/// <param name="SoFar">The scores of the seeds that are done of the same model, task and depth, this one among them.</param>
public sealed record EndedCell(Cell Cell, RunRecord Record, ScoreSummary SoFar)
{
    /// <summary>The run and its score in a line.</summary>
    public override string ToString()
    {
        var came = Record.Status switch
        {
            RunStatus.Done => FormattableString.Invariant($"{Record.Score:0.00}"),
            RunStatus.Diverged => FormattableString.Invariant($"diverged at step {Record.DivergedAtStep}"),
            _ => $"failed: {Record.Reason}",
        };
        return FormattableString.Invariant($"{Cell}: {came} in {Record.Seconds.Values.Sum():0.0} s; mean so far {SoFar}");
    }
}
