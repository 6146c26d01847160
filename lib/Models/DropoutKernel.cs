namespace LayerFreezing;

/// <summary>Where dropout's random numbers come from on the CPU.</summary>
public enum DropoutKernel
{
    /// <summary>A vectorised counter: the mask depends on seed, step, layer, place, row, position and feature alone.</summary>
    Counter,

    /// <summary>The tensor library's own generator.</summary>
    Library,
}
