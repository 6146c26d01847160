namespace LayerFreezing;

/// <summary>How a line looks: colour, dashes and mark, so that no two lines differ by colour alone.</summary>
/// <param name="Colour">From Okabe and Ito's set.</param>
/// <param name="Dashes">SVG's dash pattern; empty for an unbroken line.</param>
/// <param name="Mark">Draws the mark at a point.</param>
internal sealed record LineStyle(string Colour, string Dashes, Func<double, double, Markup> Mark)
{
    private static readonly LineStyle[] All =
    [
        new("#0072b2", "", (x, y) => Markup.Of($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4\"/>")),
        new("#d55e00", "7 3", (x, y) => Markup.Of($"<rect x=\"{x - 3.5:0.#}\" y=\"{y - 3.5:0.#}\" width=\"7\" height=\"7\"/>")),
        new("#009e73", "2 3", (x, y) => Markup.Of($"<path d=\"M{x:0.#} {y - 5:0.#}l4.6 8.4h-9.2z\"/>")),
        new("#cc79a7", "9 3 2 3", (x, y) => Markup.Of($"<path d=\"M{x:0.#} {y - 5:0.#}l5 5l-5 5l-5 -5z\"/>")),
        new("#e69f00", "4 2", (x, y) => Markup.Of($"<path d=\"M{x:0.#} {y + 5:0.#}l4.6 -8.4h-9.2z\"/>")),
        new("#56b4e9", "1 2", (x, y) => Markup.Of($"<path d=\"M{x - 5:0.#} {y:0.#}h10M{x:0.#} {y - 5:0.#}v10\" stroke-width=\"2\"/>")),
    ];

    /// <summary>The style of the nth line.</summary>
    public static LineStyle Of(int place) => All[place % All.Length];
}
