namespace LayerFreezing;

/// <summary>Whether a depth keeps the quality that is asked.</summary>
public enum DepthVerdict
{
    /// <summary>It does in at least 90 % of the draws.</summary>
    Reaches,

    /// <summary>The data don't decide: it does in between 10 and 90 % of the draws, or there are fewer than five seeds.</summary>
    Undecided,

    /// <summary>It does in at most 10 % of the draws.</summary>
    FallsShort,
}
