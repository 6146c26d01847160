namespace LayerFreezing.Bench;

/// <summary>By what factor one thing is larger than another, both measured in the same rounds.</summary>
/// <param name="Against">The other thing.</param>
/// <param name="Median">The median of the rounds' ratios.</param>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
public sealed record BenchRatio(string Against, double Median, double Low, double High)
{
    internal static BenchRatio Of(string against, IReadOnlyList<double> values, IReadOnlyList<double> others)
    {
        var ratios = values.Zip(others, (value, other) => value / other).ToList();
        return new(against, BenchRow.MedianOf(ratios), ratios.Min(), ratios.Max());
    }
}
