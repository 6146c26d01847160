using MathNet.Numerics.Distributions;

namespace LayerFreezing;

/// <summary>
/// The interval of a ratio of two independent means: the θ for which a − θb doesn't differ from 0 (Fieller 1954, "Some
/// problems in interval estimation", JRSS B 16), the variances not taken for equal, so with Satterthwaite's degrees of
/// freedom at the estimated ratio (Tamhane and Logan 2004, "Finding the maximum safe dose level for heteroscedastic
/// data", J. Biopharm. Stat. 14).
/// </summary>
internal static class Fieller
{
    /// <summary>The 95 % interval of a ÷ b.</summary>
    /// <param name="a">The upper mean.</param>
    /// <param name="b">The lower mean.</param>
    /// <returns>Its ends; null below two runs of either, and where b can't be told from 0, so that the interval has no end.</returns>
    internal static (double Low, double High)? Interval(ScoreSummary a, ScoreSummary b)
    {
        if (a is not { Mean: { } top, Sd: { } topSd } || b is not { Mean: { } bottom, Sd: { } bottomSd } || bottom == 0) { return null; }
        var (ratio, topVariance, bottomVariance) = (top / bottom, topSd * topSd / a.Count, bottomSd * bottomSd / b.Count);
        if (topVariance + bottomVariance == 0) { return (ratio, ratio); }

        var scaled = ratio * ratio * bottomVariance;
        var freedom = Square(topVariance + scaled) / ((Square(topVariance) / (a.Count - 1)) + (Square(scaled) / (b.Count - 1)));
        // Both means at 0 and the upper one without spread leave nothing to take the freedom from but the lower one.
        var t = StudentT.InvCDF(0, 1, double.IsNaN(freedom) ? b.Count - 1 : freedom, 0.975);
        var g = Square(t / bottom) * bottomVariance;
        if (g >= 1) { return null; }
        var half = Math.Abs(t / bottom) * Math.Sqrt((topVariance * (1 - g)) + scaled);
        return ((ratio - half) / (1 - g), (ratio + half) / (1 - g));
    }

    private static double Square(double value) => value * value;
}
