namespace LayerFreezing;

/// <summary>Whether dropout acts in the frozen part of a model while the rest trains.</summary>
public enum FrozenDropout
{
    /// <summary>The frozen part works as in evaluation: the same input always gives the same activations.</summary>
    Off,

    /// <summary>Dropout stays on everywhere, as in the authors' code.</summary>
    On,
}
