namespace LayerFreezing;

/// <summary>Draws a <see cref="LineFigure"/> as SVG: panels two in a row, a title above, the legend and a note below.</summary>
internal sealed class LineFigureSvg
{
    private const int Columns = 2;
    private const double PanelWidth = 400, PanelHeight = 250;
    private const double Left = 62, Top = 64, Gap = 26, PanelHead = 26, PanelFoot = 48;
    private const double LegendLine = 22, Shift = 5;

    private readonly LineFigure _figure;
    private readonly FigureScale _scale;
    private readonly List<string> _names;
    private readonly int _columns;
    private readonly int _rows;

    public LineFigureSvg(LineFigure figure)
    {
        _figure = figure;
        var points = figure.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Points);
        _scale = new FigureScale(points.SelectMany(point => new[] { point.Value, point.Low ?? point.Value, point.High ?? point.Value }).Concat(figure.Marks));
        _names = [.. figure.Panels.SelectMany(panel => panel.Series).Select(series => series.Name).Distinct()];
        _columns = Math.Min(Columns, figure.Panels.Count);
        _rows = (figure.Panels.Count + _columns - 1) / _columns;
    }

    private double Width => Left + (_columns * (PanelWidth + Gap));

    private double LegendTop => Top + (_rows * (PanelHead + PanelHeight + PanelFoot)) + 4;

    private double Height => LegendTop + (2 * LegendLine) + 8;

    /// <summary>The whole file.</summary>
    public string Write()
    {
        var panels = _figure.Panels.Select((panel, place) => Panel(panel, place));
        var middle = Top + ((LegendTop - Top) / 2);
        return Markup.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width:0} {Height:0}" width="{Width:0}" height="{Height:0}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13" fill="#1a1a1a">
            <title id="title">{_figure.Title}</title>
            <desc id="desc">{_figure.Description}</desc>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="{Left:0}" y="30" font-size="17" font-weight="600">{_figure.Title}</text>
            <text transform="translate(18 {middle:0}) rotate(-90)" text-anchor="middle">{_figure.ValuesAre}</text>
            {Markup.Join(panels)}{Legend()}<text x="{Left:0}" y="{Height - 10:0}" font-size="11" fill="{Palette.Faint}">{_figure.Note}</text>
            </svg>

            """).ToString();
    }

    private Markup Panel(FigurePanel panel, int place)
    {
        var (row, column) = Math.DivRem(place, _columns);
        var (left, top) = (Left + (column * (PanelWidth + Gap)), Top + (row * (PanelHead + PanelHeight + PanelFoot)) + PanelHead);
        var lines = panel.Series.Select(series => Line(series, left, top));
        return Markup.Of($"""
            <g>
            <text x="{left:0}" y="{top - 9:0}" font-weight="600">{panel.Title}</text>
            {Markup.Join(_scale.Ticks.Select(tick => Tick(tick, left, top)))}{Markup.Join(_figure.Marks.Select(mark => Mark(mark, left, top)))}{Markup.Join(_figure.Places.Select((name, i) => PlaceName(name, i, left, top)))}<text x="{left + (PanelWidth / 2):0}" y="{top + PanelHeight + 38:0}" text-anchor="middle">{_figure.PlacesAre}</text>
            {Markup.Join(lines)}</g>

            """);
    }

    private Markup Tick(double tick, double left, double top) => Markup.Of($"""
        <path d="M{left:0} {Y(tick, top):0.#}h{PanelWidth:0}" stroke="{Palette.Quiet}"/><text x="{left - 7:0}" y="{Y(tick, top) + 4:0.#}" text-anchor="end">{tick:0.###}</text>

        """);

    private Markup Mark(double mark, double left, double top) => Markup.Of($"""
        <path d="M{left:0} {Y(mark, top):0.#}h{PanelWidth:0}" stroke="{Palette.Faint}" stroke-dasharray="1 4"/>

        """);

    private Markup PlaceName(string name, int place, double left, double top) => Markup.Of($"""
        <text x="{X(place, left):0.#}" y="{top + PanelHeight + 18:0}" text-anchor="middle">{name}</text>

        """);

    private Markup Line(FigureSeries series, double left, double top)
    {
        var number = _names.IndexOf(series.Name);
        var style = LineStyle.Of(number);
        // Lines stand a little apart, so that their intervals don't hide each other.
        var shift = Shift * (number - ((_names.Count - 1) / 2.0));
        var path = string.Join('L', series.Points.Select(point => FormattableString.Invariant($"{X(point.Place, left) + shift:0.#} {Y(point.Value, top):0.#}")));
        var intervals = series.Points.Where(point => point is { Low: not null, High: not null })
            .Select(point => Markup.Of($"<path d=\"M{X(point.Place, left) + shift:0.#} {Y(point.Low!.Value, top):0.#}V{Y(point.High!.Value, top):0.#}\"/>"));
        var marks = series.Points.Select(point => style.Mark(X(point.Place, left) + shift, Y(point.Value, top)));
        return Markup.Of($"""
            <g stroke="{style.Colour}" fill="none"><path d="M{path}" stroke-width="2" stroke-dasharray="{style.Dashes}"/>{Markup.Join(intervals)}<g fill="{style.Colour}">{Markup.Join(marks)}</g></g>

            """);
    }

    private Markup Legend()
    {
        const double Entry = 140;
        return Markup.Join(_names.Select((name, number) =>
        {
            var style = LineStyle.Of(number);
            var (x, y) = (Left + (number * Entry), LegendTop + 8);
            return Markup.Of($"""
                <g stroke="{style.Colour}" fill="{style.Colour}"><path d="M{x:0} {y:0}h30" stroke-width="2" stroke-dasharray="{style.Dashes}" fill="none"/>{style.Mark(x + 15, y)}</g><text x="{x + 37:0}" y="{y + 4:0}">{name}</text>

                """);
        }));
    }

    private double X(int place, double left) => left + (PanelWidth * (place + 0.5) / _figure.Places.Count);

    private double Y(double value, double top) => top + (PanelHeight * (1 - _scale.Share(value)));
}
