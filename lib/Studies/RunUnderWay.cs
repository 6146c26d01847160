namespace LayerFreezing;

/// <summary>A run that some process is at.</summary>
/// <param name="Cell">The run.</param>
/// <param name="Owner">What the process says of it.</param>
public sealed record RunUnderWay(Cell Cell, ClaimNote Owner);
