namespace LayerFreezing;

/// <summary>Where a panel's points lie on the page.</summary>
internal sealed class PanelSpace(ChartFigure figure, FigurePanel panel, ChartScales scales, TextBox area)
{
    private const double MostShift = 4, BesideOne = 5;

    private readonly FigureScale _places = scales.Places(panel);
    private readonly FigureScale _values = scales.Values(panel);

    /// <summary>Whether values go to the right and places down.</summary>
    public bool Sideways => figure.Sideways;

    /// <summary>The length of a named place along its axis.</summary>
    public double Slot { get; } = (figure.Sideways ? area.Bottom - area.Top : area.Right - area.Left) / Math.Max(1, figure.PlacesOf(panel).Names.Count);

    /// <summary>
    /// How far a series stands beside its places, so that intervals of several don't hide each other; nothing where the axis
    /// has numbers, or for bars.
    /// </summary>
    public double Shift(FigureSeries series)
    {
        var names = figure.SeriesNames;
        if (figure.PlacesOf(panel).Names.Count == 0 || series.Form == SeriesForm.Bars || !Overlap(panel)) { return 0; }
        return Step * (names.ToList().IndexOf(series.Name) - ((names.Count - 1) / 2.0));
    }

    /// <summary>How far single runs stand beside their mean, so that its interval doesn't hide them: no further than half-way to the next series.</summary>
    public double Beside => figure.SeriesNames.Count == 1 ? BesideOne : Step / 2;

    private double Step => Math.Min(MostShift, Slot / (figure.SeriesNames.Count + 1));

    /// <summary>Whether a point has a place on the axes.</summary>
    public bool Has(FigurePoint point) => double.IsFinite(point.Value) && double.IsFinite(_places.Share(point.Place)) && double.IsFinite(_values.Share(point.Value));

    /// <summary>A value at a place on the page.</summary>
    public (double X, double Y) At(double place, double value, double shift)
    {
        var (along, up) = (_places.Share(place), _values.Share(value));
        return figure.Sideways
            ? (area.Left + ((area.Right - area.Left) * up), area.Top + ((area.Bottom - area.Top) * along) + shift)
            : (area.Left + ((area.Right - area.Left) * along) + shift, area.Bottom - ((area.Bottom - area.Top) * up));
    }

    /// <summary>Where the bar of a point begins: on those of the series before it.</summary>
    public static double Base(FigurePanel panel, FigureSeries series, FigurePoint point) => panel.Series.TakeWhile(other => other != series)
        .Where(other => other.Form == SeriesForm.Bars).SelectMany(other => other.Points).Where(other => other.Place == point.Place).Sum(other => other.Value);

    private static bool Overlap(FigurePanel panel) => panel.Series.SelectMany(series => series.Points).GroupBy(point => point.Place).Any(place => place.Count() > 1);
}
