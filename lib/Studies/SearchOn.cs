namespace LayerFreezing;

/// <summary>On which depth a learning rate is judged.</summary>
public enum SearchOn
{
    /// <summary>On full fine-tuning; every depth then takes that rate, as in the paper.</summary>
    All,

    /// <summary>On each depth for itself.</summary>
    EachDepth,
}
