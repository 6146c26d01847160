namespace LayerFreezing.Bench;

/// <summary>What a figure is compared with.</summary>
/// <param name="What">Its name.</param>
/// <param name="Values">Its values in the same rounds, in the same unit.</param>
public sealed record BenchReference(string What, IReadOnlyList<double> Values);
