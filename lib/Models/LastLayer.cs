namespace LayerFreezing;

/// <summary>For which tokens the last layer's queries and feed-forward are computed. The head reads the first token alone.</summary>
public enum LastLayer
{
    /// <summary>For the first token of each sequence: the same result for less work.</summary>
    FirstToken,

    /// <summary>For all tokens.</summary>
    AllTokens,
}
