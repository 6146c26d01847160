namespace LayerFreezing;

/// <summary>What a study's run is for.</summary>
public enum CellStage
{
    /// <summary>To choose a learning rate.</summary>
    Search,

    /// <summary>For the results.</summary>
    Grid,
}
