namespace LayerFreezing;

/// <summary>The order in which examples are computed in evaluation.</summary>
public enum EvaluationOrder
{
    /// <summary>By length, so that a batch holds texts of one length; answers are put back in their places.</summary>
    Length,

    /// <summary>As they stand in the file.</summary>
    File,
}
