namespace LayerFreezing;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>All epochs were trained and the dev set was scored.</summary>
    Done,

    /// <summary>The loss or the gradient became infinite or no number at all.</summary>
    Diverged,

    /// <summary>The run broke off: the reason is in the record.</summary>
    Failed,
}
