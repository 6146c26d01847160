namespace LayerFreezing;

/// <summary>A run that broke off.</summary>
/// <param name="Cell">The run.</param>
/// <param name="Reason">Why.</param>
public sealed record RunThatFailed(Cell Cell, string Reason);
