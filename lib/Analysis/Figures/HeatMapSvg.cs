namespace LayerFreezing;

/// <summary>Draws a <see cref="HeatMapFigure"/>: fields from light to dark, so that grey says the same, a frame around the chosen ones.</summary>
internal sealed class HeatMapSvg(HeatMapFigure figure)
{
    private const double FieldHeight = 26, ScaleHeight = 10, ScaleWidth = 160;

    private readonly HeatMapColours _colours = new(figure.Fields.Select(field => field.Value));

    /// <summary>The whole file.</summary>
    public string Write()
    {
        var page = new FigurePage(figure);
        Scale(page);
        page.Lines(figure.Down.Title, Svg.BodySize);
        Fields(page);
        page.Lines(figure.Across.Title, Svg.BodySize, anchor: "middle", x: FigurePage.Width / 2);
        return page.Write();
    }

    private void Scale(FigurePage page)
    {
        const int Steps = 16;
        page.Lines(figure.ValuesAre + (figure.Fields.Any(field => field.IsChosen) ? "; framed: chosen" : ""), Svg.BodySize);
        var (low, high) = (FigureAxis.Digits(_colours.Low), FigureAxis.Digits(_colours.High));
        var left = FigurePage.Margin + TextSize.Width(low, Svg.SmallSize) + 6;
        var boxes = Enumerable.Range(0, Steps).Select(i => Markup.Of(
            $"<rect x=\"{left + (ScaleWidth * i / Steps):0.#}\" y=\"{page.Top + 3:0.#}\" width=\"{ScaleWidth / Steps:0.#}\" height=\"{ScaleHeight}\" fill=\"{HeatMapColours.At((double)i / (Steps - 1))}\"/>"));
        page.Add(Markup.Join(
        [
            Svg.Text(FigurePage.Margin, page.Top + 12, low, Svg.SmallSize), .. boxes, Svg.Text(left + ScaleWidth + 6, page.Top + 12, high, Svg.SmallSize),
        ]), 22);
    }

    private void Fields(FigurePage page)
    {
        var gutter = figure.Down.Names.Max(name => TextSize.Width(name, Svg.SmallSize)) + 8;
        var (left, top) = (FigurePage.Margin + gutter, page.Top + 4);
        var width = (FigurePage.Width - FigurePage.Margin - left) / figure.Across.Names.Count;
        var fields = figure.Fields.OrderBy(field => field.IsChosen).Select(field => Field(field, left + (field.Column * width), top + (field.Row * FieldHeight), width));
        var rows = figure.Down.Names.Select((name, i) => Svg.Text(left - 7, top + ((i + 0.5) * FieldHeight) + 4, name, Svg.SmallSize, "end"));
        var bottom = top + (figure.Down.Names.Count * FieldHeight);
        var columns = figure.Across.Names.Select((name, i) => Svg.Text(left + ((i + 0.5) * width), bottom + 16, TextSize.Cut(name, Svg.SmallSize, width - 2), Svg.SmallSize, "middle"));
        page.Add(Markup.Join([.. fields, .. rows, .. columns]), bottom + 24 - page.Top);
    }

    private Markup Field(HeatMapField field, double left, double top, double width)
    {
        if (!double.IsFinite(field.Value)) { return default; }
        var share = _colours.Share(field.Value);
        var frame = field.IsChosen ? Markup.Of($"<rect x=\"{left + 1.5:0.#}\" y=\"{top + 1.5:0.#}\" width=\"{width - 3:0.#}\" height=\"{FieldHeight - 3:0.#}\" fill=\"none\" stroke=\"#d55e00\" stroke-width=\"3\"/>") : default;
        var text = FormattableString.Invariant($"{field.Value:0.0}");
        var fits = TextSize.Width(text, Svg.SmallSize, field.IsChosen) <= width - 4;
        var told = $"{figure.Down.Text(field.Row)}, {figure.Across.Text(field.Column)}: {FigureAxis.Digits(field.Value)}";
        return Markup.Of($"""
            <rect x="{left:0.#}" y="{top:0.#}" width="{width:0.#}" height="{FieldHeight:0.#}" fill="{HeatMapColours.At(share)}" stroke="#ffffff">{LineStyle.Told(told)}</rect>
            {frame}{(fits ? Svg.Text(left + (width / 2), top + (FieldHeight / 2) + 4, text, Svg.SmallSize, "middle", field.IsChosen, share > 0.66 ? "#ffffff" : Svg.Ink) : default)}
            """);
    }
}
