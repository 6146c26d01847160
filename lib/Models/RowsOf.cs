namespace LayerFreezing;

/// <summary>Which rows of a batch a matrix holds.</summary>
internal enum RowsOf
{
    /// <summary>Every token: T rows.</summary>
    Tokens,

    /// <summary>The first token of each sequence: B rows.</summary>
    FirstTokens,
}
