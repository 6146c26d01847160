namespace LayerFreezing.Kit;

/// <summary>One thing that <c>kit doctor</c> looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">What was found.</param>
/// <param name="Fault">What is wrong with it and what to do, or null.</param>
internal sealed record Finding(string Name, string Value, string? Fault = null);
