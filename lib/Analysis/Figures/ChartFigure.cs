namespace LayerFreezing;

/// <summary>Values over places, as lines, points or bars, in one or more panels.</summary>
/// <param name="Title">Says what to see.</param>
/// <param name="Description">The same for who can't see it.</param>
/// <param name="Places">The axis of places: from left to right, or from top to bottom where the figure lies <see cref="Sideways"/>.</param>
/// <param name="Values">The axis of values.</param>
/// <param name="Panels">At least one.</param>
public sealed record ChartFigure(string Title, string Description, FigureAxis Places, FigureAxis Values, IReadOnlyList<FigurePanel> Panels)
    : Figure(Title, Description)
{
    /// <summary>Whether places go down and values to the right: for long names.</summary>
    public bool Sideways { get; init; }

    /// <summary>Whether each panel has a scale of values of its own, for panels that differ more from each other than their points do.</summary>
    public bool OwnScales { get; init; }

    /// <summary>Panels in a row.</summary>
    public int Columns { get; init; } = 2;

    /// <summary>The names of the legend, in their order.</summary>
    internal IReadOnlyList<string> SeriesNames => [.. Panels.SelectMany(panel => panel.Series).Select(series => series.Name).Distinct()];

    /// <inheritdoc/>
    public override string ToSvg() => new ChartSvg(this).Write();

    /// <inheritdoc/>
    public override InteractiveFigure Interactive() => new(this, new PlotlyPanels(this).Chart());

    /// <summary>The axis of places of one of the panels.</summary>
    internal FigureAxis PlacesOf(FigurePanel panel) => panel.Places ?? Places;

    /// <summary>A point in words: its place, value and interval.</summary>
    internal string Told(FigurePanel panel, FigurePoint point)
    {
        var place = point.Label.Length > 0 && PlacesOf(panel).Names.Count == 0
            ? $"{point.Label} at {PlacesOf(panel).Text(point.Place)}" : PlacesOf(panel).Text(point.Place);
        var interval = point is { Low: { } low, High: { } high } ? $" ({FigureAxis.Digits(low)} to {FigureAxis.Digits(high)})" : "";
        return $"{place}: {FigureAxis.Digits(point.Value)}{interval}";
    }

    private protected override string Numbers() => string.Join(' ', Panels.SelectMany(panel => panel.Series.Where(series => series.Points.Count > 0).Select(series =>
    {
        string[] names = [.. new[] { panel.Title, series.Name }.Where(name => name.Length > 0)];
        return $"{string.Join(", ", names)}: {string.Join(", ", series.Points.Select(point => Told(panel, point)))}.";
    })));
}
