namespace Microsoft.Data.Analysis;

/// <summary>What is asked of two values.</summary>
internal enum ComparisonOperation
{
    Equals,
    NotEquals,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
}
