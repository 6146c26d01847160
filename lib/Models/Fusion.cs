namespace LayerFreezing;

/// <summary>Whether element-wise steps that go together are computed in one pass on the CPU.</summary>
public enum Fusion
{
    /// <summary>Attention over real tokens, GELU with its slope, and dropout with residual and LayerNorm, in one pass each.</summary>
    Fused,

    /// <summary>Every step an operation of the tensor library.</summary>
    Separate,
}
