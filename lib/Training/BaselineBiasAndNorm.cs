namespace LayerFreezing;

/// <summary>Whether the plan <c>all</c> trains biases and LayerNorm weights.</summary>
public enum BaselineBiasAndNorm
{
    /// <summary>They are trained like everything else.</summary>
    Trained,

    /// <summary>They stay as they were: in the authors' code their parameter group was empty by accident.</summary>
    Untrained,
}
