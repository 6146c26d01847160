namespace LayerFreezing;

/// <summary>The scales of a chart's panels, and the room that their words take.</summary>
internal sealed class ChartScales
{
    private const double MostGutter = 220;

    private readonly ChartFigure _figure;
    private readonly Dictionary<FigurePanel, FigureScale> _places;
    private readonly Dictionary<FigurePanel, FigureScale> _values;
    private readonly FigureScale _shared;

    public ChartScales(ChartFigure figure)
    {
        _figure = figure;
        var all = FigureScale.Of(figure.Values, figure.Panels.SelectMany(ValuesOf));
        _values = figure.Panels.Distinct().ToDictionary(panel => panel, panel => figure.OwnScales ? FigureScale.Of(figure.Values, ValuesOf(panel)) : all);
        _shared = FigureScale.Of(figure.Places, figure.Panels.Where(panel => panel.Places is null).SelectMany(PlacesIn));
        _places = figure.Panels.Distinct().Where(panel => panel.Places is not null).ToDictionary(panel => panel, panel => FigureScale.Of(panel.Places!, PlacesIn(panel)));
    }

    /// <summary>The room for the words on the left.</summary>
    public double Gutter => 8 + Math.Min(MostGutter, (_figure.Sideways ? Scales : _values.Values)
        .SelectMany(scale => scale.Ticks).Max(tick => TextSize.Width(tick.Text, Svg.SmallSize)));

    /// <summary>How far the first and the last word below an axis reach out of it.</summary>
    public (double First, double Last) Ends
    {
        get
        {
            var ends = (_figure.Sideways ? _values.Values : Scales.Where(scale => scale.Ticks.Count > 0 && scale.Share(scale.Ticks[0].Value) < 1e-9)).ToList();
            return ends.Count == 0 ? (0, 0) : (ends.Max(scale => TextSize.Width(scale.Ticks[0].Text, Svg.SmallSize)) / 2,
                ends.Max(scale => TextSize.Width(scale.Ticks[^1].Text, Svg.SmallSize)) / 2);
        }
    }

    /// <summary>The room for the words at the ends of bars that lie sideways.</summary>
    public double LabelRoom => !_figure.Sideways ? 0 : _figure.Panels.SelectMany(panel => panel.Series).Where(series => series.Form == SeriesForm.Bars)
        .SelectMany(series => series.Points).Select(point => point.Label.Length > 0 ? TextSize.Width(point.Label, Svg.SmallSize) + 6 : 0).DefaultIfEmpty(0).Max();

    private IEnumerable<FigureScale> Scales => _figure.Panels.Select(Places);

    /// <summary>A panel's scale of places.</summary>
    public FigureScale Places(FigurePanel panel) => panel.Places is null ? _shared : _places[panel];

    /// <summary>A panel's scale of values.</summary>
    public FigureScale Values(FigurePanel panel) => _values[panel];

    private static IEnumerable<double> PlacesIn(FigurePanel panel) => panel.Series.SelectMany(series => series.Points).Select(point => point.Place);

    private static IEnumerable<double> ValuesOf(FigurePanel panel)
    {
        var stacks = panel.Series.Where(series => series.Form == SeriesForm.Bars).SelectMany(series => series.Points).GroupBy(point => point.Place).Select(stack => stack.Sum(point => point.Value)).ToList();
        return panel.Series.Where(series => series.Form != SeriesForm.Bars).SelectMany(series => series.Points).SelectMany(point => point.Values)
            .Concat(stacks).Concat(stacks.Count > 0 ? [0.0] : []);
    }
}
