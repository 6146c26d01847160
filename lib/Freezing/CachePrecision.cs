namespace LayerFreezing;

/// <summary>The precision in which activations are kept.</summary>
public enum CachePrecision
{
    /// <summary>fp32: the same numbers as without the cache.</summary>
    Single,

    /// <summary>fp16: half the memory, rounded.</summary>
    Half,
}
