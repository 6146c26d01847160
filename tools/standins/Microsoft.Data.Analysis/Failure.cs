namespace Microsoft.Data.Analysis;

/// <summary>The exceptions of the package, with its words.</summary>
internal static class Failure
{
    internal static ArgumentException LengthsDiffer(string parameter) => new("Column lengths are mismatched", parameter);

    internal static ArgumentException WrongType(Type expected, string parameter) => new($"Expected value to be of type {expected}", parameter);

    internal static ArgumentException NoColumn(string name, string parameter) => new($"Column '{name}' does not exist", parameter);

    internal static ArgumentException DuplicateColumn(string name, string parameter) => new($"DataFrame already contains a column called {name}", parameter);

    /// <summary>What the package declares on every column but has written for some types only.</summary>
    internal static Exception NotOffered(string what) => new NotImplementedException($"{what} isn't offered for this column");
}
