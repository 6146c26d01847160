using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Data.Analysis;

/// <summary>Compares the values of several columns as one.</summary>
internal sealed class JoinKey : IEqualityComparer<object[]>
{
    internal static JoinKey Comparer { get; } = new();

    public bool Equals(object[]? x, object[]? y) => x is null ? y is null : y is not null && x.SequenceEqual(y);

    public int GetHashCode([DisallowNull] object[] obj)
    {
        var hash = default(HashCode);
        foreach (var value in obj) { hash.Add(value); }
        return hash.ToHashCode();
    }
}
