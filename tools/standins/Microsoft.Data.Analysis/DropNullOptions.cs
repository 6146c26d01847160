namespace Microsoft.Data.Analysis;

/// <summary>Which rows <see cref="DataFrame.DropNulls"/> leaves out.</summary>
public enum DropNullOptions
{
    /// <summary>Those with a null in any column.</summary>
    Any = 0,

    /// <summary>Those with a null in every column.</summary>
    All = 1,
}
