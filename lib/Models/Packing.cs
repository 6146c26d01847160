namespace LayerFreezing;

/// <summary>How the sequences of a batch lie in memory.</summary>
public enum Packing
{
    /// <summary>End to end: no token of padding is computed.</summary>
    Packed,

    /// <summary>Each filled up to the longest of the batch.</summary>
    Padded,
}
