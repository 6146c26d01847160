namespace LayerFreezing;

/// <summary>Whether steps that go together, linear steps with what follows them, are computed in one pass on the CPU.</summary>
public enum Fusion
{
    /// <summary>
    /// Attention over real tokens, GELU with its slope, and dropout with residual and LayerNorm, in one pass each, and with
    /// the linear steps before them, whose products are oneDNN's where the tensor library has brought it along.
    /// </summary>
    Fused,

    /// <summary>Every step an operation of the tensor library.</summary>
    Separate,
}
