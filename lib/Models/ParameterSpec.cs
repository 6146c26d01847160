namespace LayerFreezing;

/// <summary>The name and shape of one parameter, as Hugging Face's state dictionary has them.</summary>
/// <param name="Name">The full name, <c>bert.encoder.layer.0.attention.self.query.weight</c> for example.</param>
/// <param name="Shape">The length of each dimension, outermost first.</param>
public sealed record ParameterSpec(string Name, long[] Shape)
{
    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => checked(product * length));

    /// <summary>Whether name and shape are the same.</summary>
    public bool Equals(ParameterSpec? other) =>
        other is not null && Name == other.Name && Shape.AsSpan().SequenceEqual(other.Shape);

    /// <summary>A hash of the name.</summary>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name and the shape, <c>classifier.weight [2, 768]</c> for example.</summary>
    public override string ToString() => $"{Name} {ShapeText(Shape)}";

    internal static string ShapeText(ReadOnlySpan<long> shape)
    {
        var lengths = new List<string>(shape.Length);
        foreach (var length in shape) { lengths.Add(FormattableString.Invariant($"{length}")); }
        return $"[{string.Join(", ", lengths)}]";
    }
}
