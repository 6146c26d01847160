namespace LayerFreezing;

/// <summary>From a light to a dark blue, even in lightness: larger is darker on a screen and in grey.</summary>
internal sealed class HeatMapColours
{
    private static readonly (double R, double G, double B)[] Stops = [(247, 251, 255), (158, 202, 225), (49, 130, 189), (8, 48, 107)];

    public HeatMapColours(IEnumerable<double> values)
    {
        var all = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        (Low, High) = (all.Min(), all.Max());
    }

    /// <summary>The smallest value.</summary>
    public double Low { get; }

    /// <summary>The largest.</summary>
    public double High { get; }

    /// <summary>The stops as plotly.js takes them.</summary>
    public static object[] Scale => [.. Stops.Select((_, i) => (double)i / (Stops.Length - 1)).Select(share => new object[] { share, At(share) })];

    /// <summary>Where a value lies between the smallest and the largest.</summary>
    public double Share(double value) => High > Low ? (value - Low) / (High - Low) : 0;

    /// <summary>The colour at a share.</summary>
    public static string At(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (Stops.Length - 1);
        var stop = Math.Min((int)place, Stops.Length - 2);
        var (from, to, part) = (Stops[stop], Stops[stop + 1], place - stop);
        return $"#{Mixed(from.R, to.R):x2}{Mixed(from.G, to.G):x2}{Mixed(from.B, to.B):x2}";

        int Mixed(double one, double other) => (int)Math.Round(one + ((other - one) * part));
    }
}
