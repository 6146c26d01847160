namespace LayerFreezing;

/// <summary>What a worker has to say at the end of a run.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Reason">Why, where it failed.</param>
/// <param name="SetAside">What was found damaged and set aside, in a sentence.</param>
/// <param name="CacheFiles">Files with the activations of frozen layers that the run used.</param>
public sealed record CellOutcome(CellEnd End, string? Reason = null, string? SetAside = null, IReadOnlyList<string>? CacheFiles = null);
