namespace LayerFreezing;

/// <summary>What, besides the place and the element, decides a dropout mask: so a step's masks can be drawn again after a resume.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Step">The step, counted from 0.</param>
internal readonly record struct DropoutSource(ulong Seed, long Step);
