namespace LayerFreezing;

/// <summary>What is known of one depth.</summary>
/// <param name="Plan">The depth.</param>
/// <param name="TrainedLayers">Its trained layers.</param>
/// <param name="Seeds">n, the runs with a score.</param>
/// <param name="Quality">Its mean score over that of all, with the interval; null where it has no runs with a score.</param>
/// <param name="Probability">The part of the draws in which it keeps the quality; 1 for all, null below two runs of it or of all.</param>
/// <param name="Verdict">Whether it keeps the quality.</param>
/// <param name="Seconds">The mean seconds of a run; null where they weren't measured.</param>
/// <param name="Megabytes">The mean of the runs' largest resident memory, in MB.</param>
/// <param name="WithinBudget">Whether a run costs no more than it may.</param>
public sealed record DepthAdvice(
    FreezePlan Plan, int TrainedLayers, int Seeds, RelativeQuality? Quality, double? Probability, DepthVerdict Verdict,
    double? Seconds, double? Megabytes, bool WithinBudget)
{
    /// <summary>The depth in words: <c>the last 3 of 12 layers (top:3)</c>.</summary>
    /// <param name="layers">L, the model's number of layers.</param>
    internal string Named(int layers) => (Plan.TrainsEmbeddings, TrainedLayers) switch
    {
        (true, _) => "everything (all)",
        (_, 0) => "the head alone (head)",
        (_, 1) when Plan == FreezePlan.Top(1) => FormattableString.Invariant($"the last of {layers} layers (top:1)"),
        _ when Plan == FreezePlan.Top(TrainedLayers) => FormattableString.Invariant($"the last {TrainedLayers} of {layers} layers ({Plan})"),
        _ => FormattableString.Invariant($"{TrainedLayers} of {layers} layers ({Plan})"),
    };

    /// <summary>The verdict in words.</summary>
    internal string Words => Verdict switch
    {
        DepthVerdict.Reaches => "keeps it",
        DepthVerdict.FallsShort => "falls short",
        _ => "not decided",
    };
}
