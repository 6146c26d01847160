namespace LayerFreezing.Bench;

/// <summary>One figure of a benchmark, and how it compares with what was measured beside it.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Unit">The unit of the values: ms, s, MB, GFLOP/s.</param>
/// <param name="Median">The median over the rounds.</param>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
/// <param name="Rounds">How often it was measured.</param>
/// <param name="Ratios">What it was compared with, and by what factor it is larger.</param>
public sealed record BenchRow(string What, string Unit, double Median, double Low, double High, int Rounds, IReadOnlyList<BenchRatio> Ratios)
{
    /// <summary>A row of the rounds' values.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="unit">The unit of the values.</param>
    /// <param name="values">A value for each round.</param>
    /// <param name="against">What it is compared with, measured in the same rounds.</param>
    public static BenchRow Of(string what, string unit, IReadOnlyList<double> values, params IEnumerable<BenchReference> against) =>
        new(what, unit, MedianOf(values), values.Min(), values.Max(), values.Count, [.. against.Select(other => BenchRatio.Of(other.What, values, other.Values))]);

    /// <summary>The row in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{What,-44} {Median,9:0.0} {Unit,-7} ({Low:0.0}–{High:0.0})")
        + string.Concat(Ratios.Select(ratio => FormattableString.Invariant($"  {ratio.Median:0.00} × {ratio.Against}")));

    internal static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
