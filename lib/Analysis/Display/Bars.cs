namespace LayerFreezing;

/// <summary>Bars drawn with nothing but boxes, so that every page shows them.</summary>
internal static class Bars
{
    private const string Outer = "display:inline-block;vertical-align:middle;height:0.8em;line-height:0;text-align:left;white-space:nowrap;overflow:hidden";

    /// <summary>A bar of one colour on a grey ground.</summary>
    /// <param name="share">The filled part, 0 to 1; beyond is cut, NaN is empty.</param>
    /// <param name="colour">The filled part's colour.</param>
    /// <param name="ems">The length of the whole, in widths of an em.</param>
    internal static Markup Of(double share, string colour, double ems) =>
        Markup.Of($"<span style=\"{Outer};width:{ems:0.#}em;background:{Palette.Quiet}\">{Part(share, colour)}</span>");

    /// <summary>A bar of a frozen and a trained part, on no ground: its length counts too.</summary>
    /// <param name="frozen">The frozen part, 0 to 1 of the whole.</param>
    /// <param name="trained">The trained part, 0 to 1 of the whole.</param>
    /// <param name="ems">The length of the whole, in widths of an em.</param>
    internal static Markup Of(double frozen, double trained, double ems) =>
        Markup.Of($"<span style=\"{Outer};width:{ems:0.#}em\">{Part(frozen, Palette.Frozen)}{Part(trained, Palette.Trained)}</span>");

    private static Markup Part(double share, string colour)
    {
        var percent = double.IsNaN(share) ? 0 : 100 * Math.Clamp(share, 0, 1);
        return Markup.Of($"<span style=\"display:inline-block;height:100%;width:{percent:0.##}%;background:{colour}\"></span>");
    }
}
