namespace LayerFreezing;

/// <summary>The order in which an epoch takes the examples.</summary>
public enum ExampleOrder
{
    /// <summary>Drawn anew for each epoch by the seed.</summary>
    Shuffled,

    /// <summary>As they stand in the file.</summary>
    File,
}
