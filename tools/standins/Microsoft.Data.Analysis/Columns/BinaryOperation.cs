namespace Microsoft.Data.Analysis;

/// <summary>What makes a number of two.</summary>
internal enum BinaryOperation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}
