namespace LayerFreezing;

/// <summary>Draws a panel: grid and words of both axes, the series, then words beside points where they hide nothing.</summary>
internal sealed class PanelSvg(ChartFigure figure, FigurePanel panel, ChartScales scales, TextBox area, bool isFirst)
{
    private const double TickGap = 6;

    /// <summary>The panel as a group.</summary>
    public Markup Write()
    {
        var (across, down) = figure.Sideways ? (scales.Values(panel), scales.Places(panel)) : (scales.Places(panel), scales.Values(panel));
        var (acrossAxis, downAxis) = figure.Sideways ? (figure.Values, figure.PlacesOf(panel)) : (figure.PlacesOf(panel), figure.Values);
        var drawing = new PanelSpace(figure, panel, scales, area);
        var series = panel.Series.Select(series => new SeriesSvg(figure, panel, series, drawing)).ToList();
        return Markup.Of($"""
            <g>
            {Markup.Join(Across(across, acrossAxis))}{Markup.Join(Down(down, downAxis))}{Frame()}{Markup.Join(series.Select(one => one.Write()))}{new PointLabels(panel, drawing, area).Write()}</g>

            """);
    }

    private Markup Frame() => Markup.Join(
    [
        Svg.Line(area.Left, area.Top, area.Left, area.Bottom, Palette.Faint), Svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, Palette.Faint),
    ]);

    private IEnumerable<Markup> Across(FigureScale scale, FigureAxis axis)
    {
        foreach (var (value, _) in scale.Ticks)
        {
            var x = area.Left + ((area.Right - area.Left) * scale.Share(value));
            yield return axis.Names.Count > 0 ? Svg.Line(x, area.Bottom, x, area.Bottom + 4, Palette.Faint) : Svg.Line(x, area.Top, x, area.Bottom + 4, Palette.Quiet);
        }
        foreach (var mark in axis.Marks)
        {
            var x = area.Left + ((area.Right - area.Left) * scale.Share(mark));
            yield return Svg.Line(x, area.Top, x, area.Bottom, Palette.Faint, "2 3", 1.5);
        }
        foreach (var (value, text) in Fitting(scale))
        {
            yield return Svg.Text(area.Left + ((area.Right - area.Left) * scale.Share(value)), area.Bottom + 16, text, Svg.SmallSize, "middle");
        }
    }

    private IEnumerable<Markup> Down(FigureScale scale, FigureAxis axis)
    {
        foreach (var (value, text) in scale.Ticks)
        {
            var y = Y(scale, value);
            yield return Svg.Line(area.Left - 4, y, area.Right, y, Palette.Quiet);
            if (!isFirst) { continue; }
            yield return Svg.Text(area.Left - 7, y + 4, TextSize.Cut(text, Svg.SmallSize, scales.Gutter - 8), Svg.SmallSize, "end");
        }
        foreach (var mark in axis.Marks) { yield return Svg.Line(area.Left, Y(scale, mark), area.Right, Y(scale, mark), Palette.Faint, "2 3", 1.5); }
    }

    private double Y(FigureScale scale, double value)
    {
        var share = figure.Sideways ? scale.Share(value) : 1 - scale.Share(value);
        return area.Top + ((area.Bottom - area.Top) * share);
    }

    /// <summary>As many of the words below as have room: every one, every second …; the last always.</summary>
    private List<(double Value, string Text)> Fitting(FigureScale scale)
    {
        for (var step = 1; ; step++)
        {
            var some = scale.Ticks.Where((_, place) => place % step == 0).ToList();
            if (some[^1] != scale.Ticks[^1])
            {
                if (some.Count > 1 && Right(some[^1]) + TickGap > Left(scale.Ticks[^1])) { some.RemoveAt(some.Count - 1); }
                some.Add(scale.Ticks[^1]);
            }
            if (step >= scale.Ticks.Count || some.Zip(some.Skip(1)).All(pair => Right(pair.First) + TickGap <= Left(pair.Second))) { return some; }
        }

        double Middle((double Value, string Text) tick) => (area.Right - area.Left) * scale.Share(tick.Value);
        double Left((double Value, string Text) tick) => Middle(tick) - (TextSize.Width(tick.Text, Svg.SmallSize) / 2);
        double Right((double Value, string Text) tick) => Middle(tick) + (TextSize.Width(tick.Text, Svg.SmallSize) / 2);
    }
}
