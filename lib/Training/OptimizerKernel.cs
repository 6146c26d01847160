namespace LayerFreezing;

/// <summary>How AdamW and the norm of the gradient are computed on the CPU.</summary>
public enum OptimizerKernel
{
    /// <summary>One pass over contiguous state; rows of the word embedding that no batch has touched are left out, which changes nothing without weight decay.</summary>
    OnePass,

    /// <summary>The tensor library's operations, parameter by parameter.</summary>
    Library,
}
