namespace LayerFreezing;

/// <summary>Draws a <see cref="ChartFigure"/>: the legend on top, then the panels row by row between the axes' titles.</summary>
internal sealed class ChartSvg
{
    private const double Gap = 18, PanelHead = 20, TickFoot = 20, RowGap = 12;
    private const double AloneHeight = 270, Height = 165, SidewaysSlot = 22;

    private readonly ChartFigure _figure;
    private readonly ChartScales _scales;
    private readonly int _columns;
    private readonly double _gutter, _right, _gap, _width;

    public ChartSvg(ChartFigure figure)
    {
        _figure = figure;
        _scales = new(figure);
        _columns = Math.Min(figure.Columns, figure.Panels.Count);
        _gutter = _scales.Gutter;
        var (first, last) = _scales.Ends;
        _right = Math.Max(FigurePage.Margin, last) + _scales.LabelRoom;
        _gap = Math.Max(Gap, first + last + 8) + (_columns > 1 ? _scales.LabelRoom : 0) + (figure.OwnScales ? _gutter : 0);
        _width = (FigurePage.Width - FigurePage.Margin - _gutter - _right - (_gap * (_columns - 1))) / _columns;
    }

    /// <summary>The whole file.</summary>
    public string Write()
    {
        var page = new FigurePage(_figure);
        page.Legend([.. _figure.SeriesNames.Select((name, number) => (name, Swatch(number))).Where(_ => _figure.SeriesNames.Count > 1)]);
        page.Lines((_figure.Sideways ? _figure.Places : _figure.Values).Title, Svg.BodySize);
        foreach (var row in _figure.Panels.Chunk(_columns)) { Row(page, row); }
        if (_figure.Sideways || _figure.Panels.All(panel => panel.Places is null))
        {
            var title = (_figure.Sideways ? _figure.Values : _figure.Places).Title;
            page.Lines(title, Svg.BodySize, anchor: "middle", x: FigurePage.Width / 2);
        }
        return page.Write();
    }

    private void Row(FigurePage page, FigurePanel[] panels)
    {
        var heads = panels.Select(panel => TextSize.Wrap(panel.Title, Svg.BodySize, _width + (_columns == 1 ? _gutter : 0), bold: true)).ToList();
        var head = 6 + (PanelHead * heads.Max(lines => lines.Count));
        var height = _figure.Sideways ? panels.Max(panel => Math.Max(3, _figure.PlacesOf(panel).Names.Count) * SidewaysSlot) : _columns == 1 ? AloneHeight : Height;
        var feet = panels.Select(panel => !_figure.Sideways && panel.Places is { } own ? TextSize.Wrap(own.Title, Svg.BodySize, _width) : []).ToList();
        var pieces = panels.Select((panel, column) =>
        {
            var left = FigurePage.Margin + _gutter + (column * (_width + _gap));
            var area = new TextBox(left, page.Top + head, left + _width, page.Top + head + height);
            var titles = heads[column].Select((line, i) => Svg.Text(_columns == 1 ? FigurePage.Margin : left, page.Top + 15 + (i * PanelHead), line, Svg.BodySize, bold: true));
            var foot = feet[column].Select((line, i) => Svg.Text((area.Left + area.Right) / 2, area.Bottom + TickFoot + 14 + (i * 17), line, Svg.BodySize, "middle"));
            return Markup.Join([.. titles, new PanelSvg(_figure, panel, _scales, area, column == 0 || _figure.OwnScales).Write(), .. foot]);
        });
        page.Add(Markup.Join([.. pieces]), head + height + TickFoot + (17 * feet.Max(lines => lines.Count)) + (feet.Max(lines => lines.Count) > 0 ? RowGap : 4));
    }

    private Func<double, double, Markup> Swatch(int number)
    {
        var style = LineStyle.Of(number);
        var form = _figure.Panels.SelectMany(panel => panel.Series).First(series => series.Name == _figure.SeriesNames[number]).Form;
        return (x, y) => form switch
        {
            SeriesForm.Bars => Markup.Of($"""
                <rect x="{x + 6:0.#}" y="{y - 6:0.#}" width="16" height="12" fill="{style.Colour}"/>

                """),
            SeriesForm.Points => Markup.Of($"""
                <g fill="{style.Colour}">{style.Mark(x + 14, y)}</g>

                """),
            _ => Markup.Join([Svg.Line(x, y, x + 28, y, style.Colour, style.Dashes, 2), Markup.Of($"""
                <g fill="{style.Colour}">{style.Mark(x + 14, y)}</g>

                """)]),
        };
    }
}
