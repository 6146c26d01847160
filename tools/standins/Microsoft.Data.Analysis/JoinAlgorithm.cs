namespace Microsoft.Data.Analysis;

/// <summary>Which rows of two frames a join keeps.</summary>
public enum JoinAlgorithm
{
    /// <summary>All of the left.</summary>
    Left = 0,

    /// <summary>All of the right.</summary>
    Right = 1,

    /// <summary>All of both.</summary>
    FullOuter = 2,

    /// <summary>Those that meet.</summary>
    Inner = 3,
}
