namespace LayerFreezing;

/// <summary>Whether the activations that enter the first trained layer are computed once for each example.</summary>
public enum PrefixCache
{
    /// <summary>In memory up to a limit, else in a file; where it would change the result it is refused, with the reason.</summary>
    On,

    /// <summary>Computed anew in every epoch.</summary>
    Off,
}
