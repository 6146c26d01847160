using System.Net;
using XPlot.Plotly;

namespace LayerFreezing;

/// <summary>Turns a <see cref="ChartFigure"/> into XPlot's traces: the same panels, points, intervals and seeds as the static form.</summary>
internal sealed class PlotlyPanels
{
    private const int ChartWidth = 820, RowHeight = 290, Above = 140, Below = 70, Beside = 70, SidewaysSlot = 26;

    /// <summary>From one series to the next beside a named place.</summary>
    private const double Step = 0.06;

    private readonly ChartFigure _figure;
    private readonly IReadOnlyList<string> _names;
    private readonly int _columns, _rows, _height;

    public PlotlyPanels(ChartFigure figure)
    {
        _figure = figure;
        _names = figure.SeriesNames;
        _columns = Math.Min(figure.Columns, figure.Panels.Count);
        _rows = (figure.Panels.Count + _columns - 1) / _columns;
        _height = _rows * (figure.Sideways ? Math.Max(RowHeight / 2, SidewaysSlot * figure.Panels.Max(panel => figure.PlacesOf(panel).Names.Count)) : RowHeight);
    }

    /// <summary>The chart.</summary>
    public PlotlyChart Chart()
    {
        var layout = PlotlyLayout.Of(_rows, _columns, Across(_figure.Sideways ? _figure.Values : Shares ? _figure.Places with { Title = "" } : _figure.Places), Values());
        var subtitle = Shares ? $"<br><sup>{WebUtility.HtmlEncode(_figure.Values.Title)}</sup>" : "";
        layout.title = WebUtility.HtmlEncode(_figure.Title) + subtitle;
        layout.margin = new() { l = _figure.Sideways ? new ChartScales(_figure).Gutter + 20 : Beside, r = 20, t = Above, b = Below };
        layout.legend = new() { orientation = "h", x = 0, y = 1 + (22.0 / _height), yanchor = "bottom" };
        layout.showlegend = _names.Count > 1;
        layout.barmode = "stack";
        layout.annotations = [.. _figure.Panels.Select(Head), .. Foot()];
        layout.shapes = [.. _figure.Panels.SelectMany(Marks)];
        if (_figure.Panels[0].Places is { } first) { layout.xaxis = Across(first); }
        if (_figure.Panels.Count > 1 && _figure.Panels[1].Places is { } second) { layout.xaxis2 = Across(second); }
        var chart = XPlot.Plotly.Chart.Plot<Trace>([.. _figure.Panels.SelectMany((panel, place) => Traces(panel, place))], layout);
        chart.WithSize(ChartWidth, Above + _height + Below);
        return chart;
    }

    /// <summary>Whether the axes' titles are said once for several panels.</summary>
    private bool Shares => _figure.Panels.Count > 1 && !_figure.Sideways;

    /// <summary>The vertical axis.</summary>
    private Yaxis Values()
    {
        if (_figure.Sideways) { return Down(_figure.Places); }
        var axis = Down(Shares ? _figure.Values with { Title = "" } : _figure.Values);
        // Where points have words beside them, plotly.js finds a range that holds the words as well.
        var hasWords = _figure.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Points).Any(point => point.Label.Length > 0);
        if (_figure.OwnScales || _figure.Values.Logarithmic || hasWords) { return axis; }
        var ticks = new ChartScales(_figure).Values(_figure.Panels[0]).Ticks;
        axis.range = new[] { ticks[0].Value, ticks[^1].Value };
        return axis;
    }

    /// <summary>The title of the places below all panels.</summary>
    private IEnumerable<Annotation> Foot()
    {
        if (!Shares || _figure.Panels.Any(panel => panel.Places is not null)) { return []; }
        return [new() { text = WebUtility.HtmlEncode(_figure.Places.Title), xref = "paper", yref = "paper", x = 0.5, y = -34.0 / _height, xanchor = "center", yanchor = "top", showarrow = false }];
    }

    private IEnumerable<Trace> Traces(FigurePanel panel, int place)
    {
        foreach (var series in panel.Series)
        {
            var isFirst = _figure.Panels.Take(place).All(before => before.Series.All(other => other.Name != series.Name));
            if (series.Points.Any(point => point.Seeds.Count > 0)) { yield return Seeds(panel, series, place); }
            yield return series.Form == SeriesForm.Bars ? Bars(panel, series, place, isFirst) : Points(panel, series, place, isFirst);
        }
    }

    private Scatter Points(FigurePanel panel, FigureSeries series, int place, bool isFirst)
    {
        var style = StyleOf(series);
        var (along, values) = (series.Points.Select(point => point.Place + Shift(panel, series)).ToArray(), series.Points.Select(point => point.Value).ToArray());
        var labels = series.Form == SeriesForm.Points || series.Points.All(point => point.Label.Length == 0) ? "" : "+text";
        var trace = new Scatter
        {
            name = series.Name,
            x = _figure.Sideways ? values : along,
            y = _figure.Sideways ? along : values,
            mode = (series.Form == SeriesForm.Points ? "markers" : "lines+markers") + labels,
            text = series.Points.Select(point => point.Label).ToArray(),
            textposition = "top center",
            line = new() { color = style.Colour, dash = style.Dashes.Length > 0 ? style.Dashes.Replace(' ', ',') : "solid", shape = series.Form == SeriesForm.Steps ? "hv" : "linear", width = 2 },
            marker = new() { color = style.Colour, symbol = style.Symbol, size = 8 },
            legendgroup = series.Name,
            showlegend = isFirst,
            xaxis = Name("x", place),
            yaxis = Name("y", place),
        };
        if (series.Points.All(point => point.Low is null)) { return trace; }
        var (up, down) = (series.Points.Select(point => (point.High ?? point.Value) - point.Value).ToArray(), series.Points.Select(point => point.Value - (point.Low ?? point.Value)).ToArray());
        if (_figure.Sideways) { trace.error_x = new() { type = "data", symmetric = false, array = up, arrayminus = down, thickness = 1.5, width = 3 }; }
        else { trace.error_y = new() { type = "data", symmetric = false, array = up, arrayminus = down, thickness = 1.5, width = 3 }; }
        return trace;
    }

    private Scatter Seeds(FigurePanel panel, FigureSeries series, int place)
    {
        var dots = series.Points.SelectMany(point => point.Seeds.Select(seed => (Place: point.Place + Shift(panel, series) + DotShift(panel), Seed: seed))).ToList();
        var (along, values) = (dots.Select(dot => dot.Place).ToArray(), dots.Select(dot => dot.Seed).ToArray());
        return new()
        {
            name = $"{series.Name}, one seed",
            x = _figure.Sideways ? values : along,
            y = _figure.Sideways ? along : values,
            mode = "markers",
            marker = new() { color = StyleOf(series).Colour, size = 5, opacity = 0.5 },
            legendgroup = series.Name,
            showlegend = false,
            xaxis = Name("x", place),
            yaxis = Name("y", place),
        };
    }

    private Bar Bars(FigurePanel panel, FigureSeries series, int place, bool isFirst)
    {
        var (along, values) = (series.Points.Select(point => point.Place).ToArray(), series.Points.Select(point => point.Value).ToArray());
        return new()
        {
            name = series.Name,
            x = _figure.Sideways ? values : along,
            y = _figure.Sideways ? along : values,
            orientation = _figure.Sideways ? "h" : "v",
            text = series.Points.Select(point => point.Label).ToArray(),
            marker = new() { color = StyleOf(series).Colour },
            legendgroup = series.Name,
            showlegend = isFirst,
            xaxis = Name("x", place),
            yaxis = Name("y", place),
        };
    }

    private static Xaxis Across(FigureAxis told)
    {
        var axis = new Xaxis { title = told.Title, gridcolor = Palette.Quiet, linecolor = Palette.Faint, showline = true, zeroline = false };
        if (told.Logarithmic) { axis.type = "log"; }
        if (told.Names.Count == 0) { return axis; }
        (axis.tickvals, axis.ticktext, axis.range) = (Enumerable.Range(0, told.Names.Count).ToArray(), told.Names, new[] { -0.5, told.Names.Count - 0.5 });
        return axis;
    }

    private static Yaxis Down(FigureAxis told)
    {
        var axis = new Yaxis { title = told.Title, gridcolor = Palette.Quiet, linecolor = Palette.Faint, showline = true, zeroline = false };
        if (told.Logarithmic) { axis.type = "log"; }
        if (told.Names.Count == 0) { return axis; }
        (axis.tickvals, axis.ticktext, axis.range) = (Enumerable.Range(0, told.Names.Count).ToArray(), told.Names, new[] { told.Names.Count - 0.5, -0.5 });
        return axis;
    }

    private Annotation Head(FigurePanel panel, int place) => new()
    {
        text = $"<b>{WebUtility.HtmlEncode(panel.Title)}</b>",
        xref = Name("x", place) + " domain",
        yref = Name("y", place) + " domain",
        x = 0,
        y = 1.02,
        xanchor = "left",
        yanchor = "bottom",
        showarrow = false,
    };

    /// <summary>A line across a panel at each mark of the axis of values.</summary>
    private IEnumerable<Shape> Marks(FigurePanel panel, int place) => _figure.Values.Marks.Select(mark => _figure.Sideways
        ? new Shape { type = "line", xref = Name("x", place), yref = Name("y", place) + " domain", x0 = mark, x1 = mark, y0 = 0, y1 = 1, line = MarkLine }
        : new Shape { type = "line", xref = Name("x", place) + " domain", yref = Name("y", place), x0 = 0, x1 = 1, y0 = mark, y1 = mark, line = MarkLine });

    private static Line MarkLine => new() { color = Palette.Faint, width = 1.5, dash = "dot" };

    private static string Name(string axis, int place) => place == 0 ? axis : FormattableString.Invariant($"{axis}{place + 1}");

    private LineStyle StyleOf(FigureSeries series) => LineStyle.Of(_names.ToList().IndexOf(series.Name));

    private double Shift(FigurePanel panel, FigureSeries series) => _figure.PlacesOf(panel).Names.Count == 0 || _names.Count == 1
        ? 0 : Step * (_names.ToList().IndexOf(series.Name) - ((_names.Count - 1) / 2.0));

    /// <summary>How far single runs stand beside their mean, whose interval would hide them.</summary>
    private double DotShift(FigurePanel panel) => _figure.PlacesOf(panel).Names.Count == 0 ? 0 : Step / 2;
}
