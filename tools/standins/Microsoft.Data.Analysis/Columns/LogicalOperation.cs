namespace Microsoft.Data.Analysis;

/// <summary>What makes a truth value of two.</summary>
internal enum LogicalOperation
{
    And,
    Or,
    Xor,
}
