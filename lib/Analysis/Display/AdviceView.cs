namespace LayerFreezing;

/// <summary>An advice as a card: the sentences, and a row a depth with a bar for how sure it is; the chosen depth stands out.</summary>
internal sealed class AdviceView : NotebookView<Advice>
{
    /// <inheritdoc/>
    public override Markup Html(Advice value) => Card.Of(
        FormattableString.Invariant($"{value.Subject}: how many layers keep {100 * value.Quality:0.#} %?"), Markup.Of($"{AdviceText.Of(value)}"), [], Depths(value));

    private static Markup Depths(Advice advice) => advice.Depths.Count == 0 ? default : Tables.Of(
        Tables.Names(
            ("tuned", Tables.Left), ("n", Tables.Right), ("of all", Tables.Right), ("in how many draws", Tables.Left), ("", Tables.Left),
            ("seconds", Tables.Right), ("MB", Tables.Right)),
        advice.Depths.Select(depth => Row(depth, depth == advice.Choice)));

    private static Markup Row(DepthAdvice depth, bool isChosen)
    {
        var plan = isChosen ? Markup.Of($"<b>{depth.Plan}</b>") : Markup.Of($"{depth.Plan}");
        var draws = depth.Probability is { } probability
            ? Markup.Of($"{Bars.Of(probability, depth.Verdict == DepthVerdict.Undecided ? Palette.Faint : Palette.Trained, ems: 6)} {100 * probability:0.0} %")
            : Markup.Of($"–");
        return Tables.Row(
        [
            Tables.Text(plan), Tables.Number(depth.Seeds), Tables.Number(depth.Quality?.ToString() ?? "–"), Tables.Text(draws),
            Tables.Text(depth.WithinBudget ? depth.Words : $"{depth.Words}, over the budget"), Tables.Number(Rounded(depth.Seconds, "0.0")), Tables.Number(Rounded(depth.Megabytes, "0")),
        ]);
    }

    private static string Rounded(double? value, string format) => value?.ToString(format, System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
