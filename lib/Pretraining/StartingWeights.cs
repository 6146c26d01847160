namespace LayerFreezing;

/// <summary>What a pretraining begins with.</summary>
public enum StartingWeights
{
    /// <summary>The folder's weights where it has any.</summary>
    Read,

    /// <summary>Weights drawn from the seed, whatever the folder has.</summary>
    Drawn,
}
