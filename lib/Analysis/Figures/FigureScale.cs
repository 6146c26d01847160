namespace LayerFreezing;

/// <summary>From the values of an axis to shares of its length: named places, round numbers, or equal factors.</summary>
internal sealed class FigureScale
{
    private const int MostTicks = 6;

    private readonly double _start, _length;
    private readonly bool _logarithmic;

    private FigureScale(double low, double high, bool logarithmic, IReadOnlyList<(double, string)> ticks)
    {
        _logarithmic = logarithmic;
        _start = Straight(low);
        _length = Straight(high) - _start;
        Ticks = ticks;
    }

    /// <summary>The values that have a tick, in their order, with their words.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks { get; }

    /// <summary>A scale that holds all values and marks.</summary>
    public static FigureScale Of(FigureAxis axis, IEnumerable<double> values)
    {
        if (axis.Names.Count > 0) { return new(-0.5, axis.Names.Count - 0.5, false, [.. axis.Names.Select((name, place) => ((double)place, name))]); }
        var all = values.Concat(axis.Marks).Where(value => double.IsFinite(value) && (value > 0 || !axis.Logarithmic)).DefaultIfEmpty(axis.Logarithmic ? 1 : 0).ToList();
        return axis.Logarithmic ? Factors(all.Min(), all.Max()) : Round(all.Min(), all.Max());
    }

    /// <summary>Where a value lies: 0 at the start and 1 at the end.</summary>
    public double Share(double value) => (Straight(value) - _start) / _length;

    /// <summary>Ticks at 1, 2 or 5 times a power of ten.</summary>
    private static FigureScale Round(double low, double high)
    {
        if (high - low < 1e-9) { (low, high) = (low - 1, high + 1); }
        var step = RoundStep((high - low) / MostTicks);
        var (first, last) = (Math.Floor((low / step) + 1e-9), Math.Ceiling((high / step) - 1e-9));
        return new(first * step, last * step, false, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Tick((first + i) * step))]);
    }

    /// <summary>Ticks at 1, 2 and 5 times each power of ten, or at the powers alone where they are many.</summary>
    private static FigureScale Factors(double low, double high)
    {
        ReadOnlySpan<double> factors = Math.Log10(high / low) > 2 ? [1] : [1, 2, 5];
        List<double> ticks = [];
        for (var power = Math.Floor(Math.Log10(low)); power <= Math.Ceiling(Math.Log10(high)); power++)
        {
            foreach (var factor in factors) { ticks.Add(factor * Math.Pow(10, power)); }
        }
        var first = ticks.FindLastIndex(tick => tick <= low * (1 + 1e-9));
        var last = ticks.FindIndex(first + 1, tick => tick >= high * (1 - 1e-9));
        return new(ticks[first], ticks[last], true, [.. ticks[first..(last + 1)].Select(Tick)]);
    }

    private static (double, string) Tick(double value) => (value, FigureAxis.Digits(Math.Round(value, 12)));

    private static double RoundStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (factor * power >= least) { return factor * power; }
        }
        return 10 * power;
    }

    private double Straight(double value) => _logarithmic ? Math.Log10(value) : value;
}
