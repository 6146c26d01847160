namespace LayerFreezing;

/// <summary>A straight scale between round numbers, with a tick at each.</summary>
internal sealed class FigureScale
{
    private const int MostTicks = 6;

    /// <summary>A scale that holds all values.</summary>
    public FigureScale(IEnumerable<double> values)
    {
        var all = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (all.Min(), all.Max());
        if (high - low < 1e-9) { (low, high) = (low - 1, high + 1); }
        Step = RoundStep((high - low) / MostTicks);
        Low = Math.Floor(low / Step) * Step;
        High = Math.Ceiling(high / Step) * Step;
    }

    /// <summary>The lowest tick.</summary>
    public double Low { get; }

    /// <summary>The highest.</summary>
    public double High { get; }

    private double Step { get; }

    /// <summary>From the lowest to the highest.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step));

    /// <summary>Where a value lies, 0 at the lowest tick and 1 at the highest.</summary>
    public double Share(double value) => (value - Low) / (High - Low);

    /// <summary>1, 2 or 5 times a power of ten, not below a number.</summary>
    private static double RoundStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (factor * power >= least) { return factor * power; }
        }
        return 10 * power;
    }
}
