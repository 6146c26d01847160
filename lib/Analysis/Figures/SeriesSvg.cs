namespace LayerFreezing;

/// <summary>Draws a series: seeds behind, then the line, the intervals and the marks; or bars.</summary>
internal sealed class SeriesSvg(ChartFigure figure, FigurePanel panel, FigureSeries series, PanelSpace space)
{
    private const double MostThickness = 16, SeedSize = 2;

    private readonly List<FigurePoint> _points = [.. series.Points.Where(space.Has)];
    private readonly double _shift = space.Shift(series);

    /// <summary>The series as a group of its colour.</summary>
    public Markup Write()
    {
        var style = LineStyle.Of(figure.SeriesNames.ToList().IndexOf(series.Name));
        if (series.Form == SeriesForm.Bars) { return Group(style, Markup.Join(_points.Select(Bar))); }
        var line = series.Form == SeriesForm.Points || _points.Count < 2 ? default : Markup.Of($"""
            <path d="{Path()}" stroke-width="2" stroke-dasharray="{style.Dashes}" fill="none"/>
            """);
        var marks = _points.Select(point =>
        {
            var (x, y) = space.At(point.Place, point.Value, _shift);
            return style.Mark(x, y, Told(point));
        });
        return Group(style, Markup.Join([Markup.Join(_points.SelectMany(Seeds)), line, Markup.Join(_points.Select(Interval)), Markup.Of($"<g stroke=\"none\">{Markup.Join(marks)}</g>")]));
    }

    private static Markup Group(LineStyle style, Markup content) => Markup.Of($"""
        <g stroke="{style.Colour}" fill="{style.Colour}">{content}</g>

        """);

    private string Path()
    {
        var places = _points.Select(point => space.At(point.Place, point.Value, _shift)).ToList();
        var path = FormattableString.Invariant($"M{places[0].X:0.#} {places[0].Y:0.#}");
        foreach (var (x, y) in places.Skip(1))
        {
            path += (series.Form, space.Sideways) switch
            {
                (SeriesForm.Steps, false) => FormattableString.Invariant($"H{x:0.#}V{y:0.#}"),
                (SeriesForm.Steps, true) => FormattableString.Invariant($"V{y:0.#}H{x:0.#}"),
                _ => FormattableString.Invariant($"L{x:0.#} {y:0.#}"),
            };
        }
        return path;
    }

    private IEnumerable<Markup> Seeds(FigurePoint point) => point.Seeds.Where(double.IsFinite).Select(seed =>
    {
        var (x, y) = space.At(point.Place, seed, _shift + space.Beside);
        return Markup.Of($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{SeedSize}\" stroke=\"none\" fill-opacity=\"0.5\"/>");
    });

    private Markup Interval(FigurePoint point)
    {
        if (point is not { Low: { } low, High: { } high }) { return default; }
        var ((x1, y1), (x2, y2)) = (space.At(point.Place, low, _shift), space.At(point.Place, high, _shift));
        var cap = space.Sideways ? FormattableString.Invariant($"M{x1:0.#} {y1 - 3:0.#}v6M{x2:0.#} {y2 - 3:0.#}v6") : FormattableString.Invariant($"M{x1 - 3:0.#} {y1:0.#}h6M{x2 - 3:0.#} {y2:0.#}h6");
        return Markup.Of($"<path d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}{cap}\" stroke-width=\"1.5\" fill=\"none\"/>");
    }

    private Markup Bar(FigurePoint point)
    {
        var start = PanelSpace.Base(panel, series, point);
        var ((x1, y1), (x2, y2)) = (space.At(point.Place, start, 0), space.At(point.Place, start + point.Value, 0));
        var thick = Math.Min(MostThickness, 0.7 * space.Slot);
        var (left, top, width, height) = space.Sideways
            ? (Math.Min(x1, x2), y1 - (thick / 2), Math.Abs(x2 - x1), thick) : (x1 - (thick / 2), Math.Min(y1, y2), thick, Math.Abs(y2 - y1));
        return Markup.Of($"<rect x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{width:0.##}\" height=\"{height:0.##}\" stroke=\"#ffffff\" stroke-width=\"0.5\">{LineStyle.Told(Told(point))}</rect>");
    }

    private string Told(FigurePoint point) => series.Name.Length > 0 ? $"{series.Name}, {figure.Told(panel, point)}" : figure.Told(panel, point);
}
