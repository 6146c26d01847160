namespace Microsoft.Data.Analysis;

/// <summary>What is made of the numbers of a group.</summary>
internal enum GroupAggregate
{
    Max,
    Min,
    Sum,
    Mean,
}
