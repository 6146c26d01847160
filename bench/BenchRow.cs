namespace LayerFreezing.Bench;

/// <summary>One measurement: seconds of the thing, seconds of what it is compared with, and the ratio of the two.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Seconds">Its seconds, the median over the rounds.</param>
/// <param name="ReferenceSeconds">Those of the reference, the median over the rounds.</param>
/// <param name="Ratio">The median of the rounds' ratios: each round measures both, one after the other.</param>
/// <param name="Rounds">How often both were measured.</param>
public sealed record BenchRow(string What, double Seconds, double ReferenceSeconds, double Ratio, int Rounds)
{
    /// <summary>Makes a row of the rounds' seconds.</summary>
    public static BenchRow Of(string what, IReadOnlyList<(double Seconds, double Reference)> rounds) => new(
        what, Median(rounds.Select(round => round.Seconds)), Median(rounds.Select(round => round.Reference)),
        Median(rounds.Select(round => round.Seconds / round.Reference)), rounds.Count);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
