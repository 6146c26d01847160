namespace LayerFreezing;

/// <summary>What a run will cost.</summary>
/// <param name="Seconds">Its seconds.</param>
/// <param name="Memory">Its peak memory in bytes.</param>
/// <param name="Cache">Bytes of cache its frozen part may take.</param>
/// <param name="Basis">What that rests on.</param>
public sealed record CostEstimate(double Seconds, double Memory, double Cache, EstimateBasis Basis);
