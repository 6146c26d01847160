namespace LayerFreezing;

/// <summary>What of a model's weights is saved.</summary>
public enum SavedWeights
{
    /// <summary>All of them: the folder needs nothing else.</summary>
    Whole,

    /// <summary>Those that differ from the model it began as, which the folder then needs: what was trained.</summary>
    Delta,
}
