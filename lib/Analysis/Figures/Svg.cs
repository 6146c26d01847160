namespace LayerFreezing;

/// <summary>SVG's texts and lines, every size said where it is used, so that nothing depends on the page around.</summary>
internal static class Svg
{
    /// <summary>Sizes of letters in pixels at the figure's own width; at a column's 320 pixels the smallest are still 7.</summary>
    internal const double TitleSize = 16, BodySize = 13, SmallSize = 12;

    /// <summary>The colour of text and axes.</summary>
    internal const string Ink = "#1a1a1a";

    /// <summary>A line of text.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The words.</param>
    /// <param name="size">The letters' size.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="bold">Whether it is a heading.</param>
    /// <param name="colour">Its colour.</param>
    public static Markup Text(double x, double y, string text, double size, string anchor = "start", bool bold = false, string colour = Ink) => Markup.Of($"""
        <text x="{x:0.#}" y="{y:0.#}" font-size="{size:0.#}" text-anchor="{anchor}" font-weight="{(bold ? 600 : 400)}" fill="{colour}">{text}</text>

        """);

    /// <summary>The area that <see cref="Text"/> covers at most.</summary>
    public static TextBox Box(double x, double y, string text, double size, string anchor = "start", bool bold = false)
    {
        var width = TextSize.Width(text, size, bold);
        var left = anchor switch { "start" => x, "middle" => x - (width / 2), _ => x - width };
        return new(left, y - (0.8 * size), left + width, y + (0.25 * size));
    }

    /// <summary>A straight line.</summary>
    public static Markup Line(double x1, double y1, double x2, double y2, string colour, string dashes = "", double width = 1) => Markup.Of($"""
        <path d="M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}" stroke="{colour}" stroke-width="{width:0.#}" stroke-dasharray="{dashes}" fill="none"/>

        """);
}
