namespace LayerFreezing;

/// <summary>What a run leaves: its record, and the answers on dev, null where it diverged.</summary>
/// <param name="Record">What was done and what came out.</param>
/// <param name="Dev">The answers and scores on dev; MNLI's matched dev set.</param>
/// <param name="DevMismatched">MNLI's mismatched dev set; null for other tasks.</param>
[TypeFormatterSource(typeof(RunResultView))]
public sealed record RunResult(RunRecord Record, Evaluation? Dev, Evaluation? DevMismatched)
{
    /// <summary>The task's metric × 100, or null where the run diverged.</summary>
    public double? Score => Record.Score;

    /// <summary>The record's few lines.</summary>
    public override string ToString() => Record.ToString();
}
