namespace LayerFreezing;

/// <summary>How a series looks: colour, dashes and mark, so that no two differ by colour alone.</summary>
/// <param name="Colour">From Okabe and Ito's set that colour-blind readers can tell apart.</param>
/// <param name="Dashes">SVG's dash pattern; empty for an unbroken line.</param>
/// <param name="Symbol">plotly.js's name of the same mark.</param>
/// <param name="Outline">The mark's path around 0, 0.</param>
internal sealed record LineStyle(string Colour, string Dashes, string Symbol, string Outline)
{
    private static readonly LineStyle[] All =
    [
        new("#0072b2", "", "circle", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
        new("#d55e00", "7 3", "square", "M-3.6 -3.6h7.2v7.2h-7.2z"),
        new("#009e73", "2 3", "triangle-up", "M0 -5l4.6 8.4h-9.2z"),
        new("#cc79a7", "9 3 2 3", "diamond", "M0 -5l5 5l-5 5l-5 -5z"),
        new("#e69f00", "4 2", "triangle-down", "M0 5l4.6 -8.4h-9.2z"),
        new("#000000", "1 2", "cross", "M-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z"),
        new("#56b4e9", "12 3", "hexagon", "M-2.4 -4.2h4.8l2.4 4.2l-2.4 4.2h-4.8l-2.4 -4.2z"),
        new("#7f7f7f", "5 2 1 2 1 2", "star-diamond", "M0 -5.4l1.6 3.8l4 1.6l-4 1.6l-1.6 3.8l-1.6 -3.8l-4 -1.6l4 -1.6z"),
    ];

    /// <summary>The style of the nth series.</summary>
    public static LineStyle Of(int place) => All[place % All.Length];

    /// <summary>The mark at a point.</summary>
    public Markup Mark(double x, double y, string told = "") =>
        Markup.Of($"<path transform=\"translate({x:0.#} {y:0.#})\" d=\"{Outline}\">{Told(told)}</path>");

    /// <summary>What a browser shows while the pointer rests on a mark.</summary>
    internal static Markup Told(string text) => text.Length > 0 ? Markup.Of($"<title>{text}</title>") : default;
}
