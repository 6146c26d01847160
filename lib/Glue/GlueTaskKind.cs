namespace LayerFreezing;

/// <summary>What a task asks of a model.</summary>
public enum GlueTaskKind
{
    /// <summary>One of a few labels: as many outputs as labels, cross-entropy.</summary>
    Classification,

    /// <summary>A number: one output, mean squared error.</summary>
    Regression,
}
