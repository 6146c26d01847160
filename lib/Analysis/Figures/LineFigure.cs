namespace LayerFreezing;

/// <summary>A value at one place of the horizontal axis.</summary>
/// <param name="Place">The place, counted from 0.</param>
/// <param name="Value">The value, a mean as a rule.</param>
/// <param name="Low">The lower end of its interval; null where there is none.</param>
/// <param name="High">The upper end.</param>
public sealed record FigurePoint(int Place, double Value, double? Low = null, double? High = null);

/// <summary>A line with its name.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Points">From left to right; a place may be missing.</param>
public sealed record FigureSeries(string Name, IReadOnlyList<FigurePoint> Points);

/// <summary>One of a figure's panels, which share both axes.</summary>
/// <param name="Title">What is special about it.</param>
/// <param name="Series">Its lines. Lines of one name look alike in all panels.</param>
public sealed record FigurePanel(string Title, IReadOnlyList<FigureSeries> Series);

/// <summary>
/// Lines over a few named places, with intervals, in one or more panels: the description that <see cref="ToSvg"/> draws.
/// </summary>
/// <param name="Title">Says what to see.</param>
/// <param name="Description">The same for who can't see it: the alternative text.</param>
/// <param name="Places">The names along the horizontal axis, from left to right.</param>
/// <param name="PlacesAre">What they are, with a unit.</param>
/// <param name="ValuesAre">What the values are, with a unit.</param>
/// <param name="Panels">At least one.</param>
public sealed record LineFigure(
    string Title, string Description, IReadOnlyList<string> Places, string PlacesAre, string ValuesAre, IReadOnlyList<FigurePanel> Panels)
{
    /// <summary>Values that a thin line crosses the panels at, such as 90 %.</summary>
    public IReadOnlyList<double> Marks { get; init; } = [];

    /// <summary>What the intervals are, in small letters below; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>The figure as an SVG file.</summary>
    public string ToSvg() => new LineFigureSvg(this).Write();
}
