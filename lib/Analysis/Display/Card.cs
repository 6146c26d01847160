namespace LayerFreezing;

/// <summary>A framed card: a heading, a score with its bar, facts in two columns.</summary>
internal static class Card
{
    /// <summary>A card of these parts.</summary>
    internal static Markup Of(string heading, Markup score, IEnumerable<(string Name, Markup Value)> facts, Markup below = default) => Markup.Of($"""
        <div style="display:inline-block;border:1px solid {Palette.Quiet};border-radius:4px;padding:8px 12px;min-width:26em">
        <div style="font-weight:bold">{heading}</div>
        <div style="margin:4px 0">{score}</div>
        <table style="border-collapse:collapse;margin:0">{Markup.Join(facts.Select(Row))}</table>
        {below}
        </div>
        """);

    /// <summary>A score of 0 to 100 against the majority baseline, a bar for each.</summary>
    internal static Markup Score(string metric, double score, double? baseline)
    {
        var majority = baseline is { } value ? Line("always the majority", value, Palette.Faint) : default;
        return Markup.Of($"<table style=\"border-collapse:collapse;margin:0\">{Line(metric, score, Palette.Trained)}{majority}</table>");
    }

    private static Markup Line(string name, double score, string colour) => Markup.Of(
        $"<tr style=\"background:none\"><td style=\"text-align:left;padding:1px 8px 1px 0\">{name}</td><td style=\"text-align:right;padding:1px 8px\"><b>{score:0.00}</b></td><td style=\"text-align:left;padding:1px 0\">{Bars.Of(score / 100, colour, ems: 10)}</td></tr>");

    private static Markup Row((string Name, Markup Value) fact) => Markup.Of(
        $"<tr style=\"background:none\"><td style=\"text-align:left;padding:1px 8px 1px 0;color:{Palette.Faint}\">{fact.Name}</td><td style=\"text-align:left;padding:1px 0\">{fact.Value}</td></tr>");
}
