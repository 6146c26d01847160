using MathNet.Numerics.Distributions;

namespace LayerFreezing;

/// <summary>Mean, spread and interval of some runs' scores.</summary>
/// <param name="Count">n, the number of runs.</param>
/// <param name="Mean">Their mean; null for none.</param>
/// <param name="Sd">The standard deviation with n − 1; null below two runs.</param>
/// <param name="Low">The lower end of the 95 % interval of the mean; null below two runs.</param>
/// <param name="High">Its upper end.</param>
public sealed record ScoreSummary(int Count, double? Mean, double? Sd, double? Low, double? High)
{
    /// <summary>Sums up scores: mean ± t(0.975, n − 1) · sd ÷ √n, Student's interval for a mean.</summary>
    /// <param name="scores">The scores, always in the same order for the same last bits.</param>
    public static ScoreSummary Of(IReadOnlyList<double> scores)
    {
        if (scores.Count == 0) { return new(0, null, null, null, null); }
        var mean = scores.Sum() / scores.Count;
        if (scores.Count == 1) { return new(1, mean, null, null, null); }
        var sd = Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1));
        var half = StudentT.InvCDF(0, 1, scores.Count - 1, 0.975) * sd / Math.Sqrt(scores.Count);
        return new(scores.Count, mean, sd, mean - half, mean + half);
    }

    /// <summary>The mean with half the interval and the number of runs: <c>53.21 ± 1.40 (5)</c>.</summary>
    public override string ToString() => this switch
    {
        { Mean: null } => "–",
        { High: null } => FormattableString.Invariant($"{Mean:0.00} ({Count})"),
        _ => FormattableString.Invariant($"{Mean:0.00} ± {High - Mean:0.00} ({Count})"),
    };
}
