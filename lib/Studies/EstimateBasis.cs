namespace LayerFreezing;

/// <summary>What an estimate rests on.</summary>
public enum EstimateBasis
{
    /// <summary>Runs of the same model, task and depth on this machine.</summary>
    Measured,

    /// <summary>Other runs of the study's models on this machine, by the multiplications that both need.</summary>
    Scaled,

    /// <summary>The multiplications alone, at a speed that many processors have.</summary>
    Guessed,
}
