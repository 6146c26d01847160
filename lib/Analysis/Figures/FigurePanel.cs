namespace LayerFreezing;

/// <summary>How a series is drawn.</summary>
public enum SeriesForm
{
    /// <summary>Points joined by a line in the order of their places.</summary>
    Line,

    /// <summary>Points joined by level steps: a value holds until the next.</summary>
    Steps,

    /// <summary>Points alone.</summary>
    Points,

    /// <summary>Bars from 0; those of several series at a place stand one on the other.</summary>
    Bars,
}

/// <summary>Points of one name.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Points">In the order of their places; a place may be missing.</param>
public sealed record FigureSeries(string Name, IReadOnlyList<FigurePoint> Points)
{
    /// <summary>How it is drawn.</summary>
    public SeriesForm Form { get; init; } = SeriesForm.Line;
}

/// <summary>One of a figure's panels.</summary>
/// <param name="Title">What is special about it; empty for nothing.</param>
/// <param name="Series">Its series. Those of one name look alike in all panels.</param>
public sealed record FigurePanel(string Title, IReadOnlyList<FigureSeries> Series)
{
    /// <summary>The panel's own axis of places; null for the figure's, which all others share.</summary>
    public FigureAxis? Places { get; init; }
}
