namespace LayerFreezing;

/// <summary>
/// What a figure says, apart from how it is drawn: <see cref="ToSvg"/> draws it for every page, <see cref="Interactive"/> for a
/// browser with a script. As the last value of a cell it shows itself as the static picture, with the text beside it.
/// </summary>
/// <param name="Title">Says what to see.</param>
/// <param name="Description">The same for who can't see it; <see cref="AltText"/> adds the numbers.</param>
[TypeFormatterSource(typeof(FigureView), "image/svg+xml", "text/plain")]
public abstract record Figure(string Title, string Description)
{
    /// <summary>What is special about these data, below the title; empty for nothing.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What the intervals are and where the numbers are from, in small letters below; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>The description with every number in words: the alternative text.</summary>
    public string AltText => $"{Description} {Numbers()}".Trim();

    /// <summary>The figure as an SVG file: no script, no style sheet, nothing from elsewhere.</summary>
    public abstract string ToSvg();

    /// <summary>The figure as a chart to point at and zoom in, drawn by plotly.js in the reader's browser.</summary>
    public abstract InteractiveFigure Interactive();

    /// <summary>The title and the alternative text.</summary>
    public sealed override string ToString() => $"{Title}\n{AltText}";

    private protected abstract string Numbers();
}
