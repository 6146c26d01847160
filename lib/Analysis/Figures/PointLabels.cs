namespace LayerFreezing;

/// <summary>
/// Sets words beside points where there is room: on one of eight sides, near or with a thin line farther off, over no mark
/// and no other word. A word that finds no room is left out; the alternative text has it.
/// </summary>
internal sealed class PointLabels(FigurePanel panel, PanelSpace space, TextBox area)
{
    private const double MarkRadius = 6, LineSample = 6;

    private static readonly (double X, double Y)[] Sides = [(0, -1), (1, 0), (0, 1), (-1, 0), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8), (-0.8, -0.8)];

    /// <summary>The words of the panel.</summary>
    public Markup Write()
    {
        var bars = panel.Series.Where(series => series.Form == SeriesForm.Bars).SelectMany(series => series.Points.Where(space.Has).Select(point => BarLabel(series, point)));
        var others = panel.Series.Where(series => series.Form != SeriesForm.Bars).ToList();
        var marks = others.SelectMany(series => series.Points.Where(space.Has).Select(point => Around(space.At(point.Place, point.Value, space.Shift(series))))).ToList();
        var lines = others.SelectMany(Samples).ToList();
        var pieces = bars.ToList();
        foreach (var series in others)
        {
            foreach (var point in series.Points.Where(point => point.Label.Length > 0 && space.Has(point)))
            {
                var at = space.At(point.Place, point.Value, space.Shift(series));
                if (Place(point.Label, at, marks, lines) is not { } found) { continue; }
                marks.Add(found.Box);
                pieces.Add(found.Label);
            }
        }
        return Markup.Join(pieces);
    }

    private (TextBox Box, Markup Label)? Place(string label, (double X, double Y) at, List<TextBox> marks, List<TextBox> lines)
    {
        foreach (var obstacles in new[] { marks.Concat(lines).ToList(), marks })
        {
            foreach (var distance in new[] { 8.0, 16, 26 })
            {
                foreach (var side in Sides)
                {
                    var anchor = side.X switch { > 0.1 => "start", < -0.1 => "end", _ => "middle" };
                    var (x, y) = (at.X + (distance * side.X), at.Y + (distance * side.Y) + (side.Y switch { < -0.9 => -1, > 0.9 => 9, _ => 4 }));
                    var box = Svg.Box(x, y, label, Svg.SmallSize, anchor);
                    if (!area.Holds(box) || obstacles.Any(box.Meets)) { continue; }
                    var leader = distance > 10 ? Svg.Line(at.X + (5 * side.X), at.Y + (5 * side.Y), at.X + ((distance - 1) * side.X), at.Y + ((distance - 1) * side.Y), Palette.Faint, width: 0.8) : default;
                    return (box, Markup.Join([leader, Svg.Text(x, y, label, Svg.SmallSize, anchor)]));
                }
            }
        }
        return null;
    }

    private Markup BarLabel(FigureSeries series, FigurePoint point)
    {
        if (point.Label.Length == 0) { return default; }
        var (x, y) = space.At(point.Place, PanelSpace.Base(panel, series, point) + point.Value, 0);
        return space.Sideways ? Svg.Text(x + 5, y + 4, point.Label, Svg.SmallSize) : Svg.Text(x, y - 4, point.Label, Svg.SmallSize, "middle");
    }

    private static TextBox Around((double X, double Y) at) => new(at.X - MarkRadius, at.Y - MarkRadius, at.X + MarkRadius, at.Y + MarkRadius);

    /// <summary>Small boxes along the lines and intervals of a series.</summary>
    private IEnumerable<TextBox> Samples(FigureSeries series)
    {
        var (points, shift) = (series.Points.Where(space.Has).ToList(), space.Shift(series));
        var corners = points.Select(point => space.At(point.Place, point.Value, shift)).ToList();
        var joined = series.Form == SeriesForm.Points ? [] : corners.Zip(corners.Skip(1)).SelectMany(pair => series.Form == SeriesForm.Steps
            ? new[] { (pair.First, (pair.Second.X, pair.First.Y)), ((pair.Second.X, pair.First.Y), pair.Second) } : [(pair.First, pair.Second)]);
        var intervals = points.Where(point => point is { Low: not null, High: not null })
            .Select(point => (space.At(point.Place, point.Low!.Value, shift), space.At(point.Place, point.High!.Value, shift)));
        return joined.Concat(intervals).SelectMany(pair => Along(pair.Item1, pair.Item2));
    }

    private static IEnumerable<TextBox> Along((double X, double Y) start, (double X, double Y) end)
    {
        var count = (int)(Math.Max(Math.Abs(end.X - start.X), Math.Abs(end.Y - start.Y)) / LineSample) + 1;
        return Enumerable.Range(0, count + 1).Select(i => (X: start.X + ((end.X - start.X) * i / count), Y: start.Y + ((end.Y - start.Y) * i / count)))
            .Select(at => new TextBox(at.X - 1, at.Y - 1, at.X + 1, at.Y + 1));
    }
}
