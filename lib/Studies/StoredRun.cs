namespace LayerFreezing;

/// <summary>What a store holds under a run's name.</summary>
/// <param name="Record">The record, where there is a whole one.</param>
/// <param name="Damage">What is wrong with the file that is there; null where all is well or nothing is there.</param>
public readonly record struct StoredRun(RunRecord? Record, string? Damage);
