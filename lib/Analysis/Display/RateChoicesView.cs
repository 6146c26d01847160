namespace LayerFreezing;

/// <summary>What a search for learning rates found: a row a depth, a column a rate, the chosen one marked.</summary>
internal sealed class RateChoicesView : NotebookView<RateChoices>
{
    /// <inheritdoc/>
    public override Markup Html(RateChoices value)
    {
        var rates = value.Rates;
        return Tables.Of(
            Tables.Names(
            [
                ("model", Tables.Left), ("task", Tables.Left), ("tuned", Tables.Left), .. rates.Select(rate => (RateChoices.Text(rate), Tables.Left)),
                ("best", Tables.Right), ("above the next", Tables.Right),
            ]),
            value.All.Select(choice => Tables.Row(
            [
                Tables.Text(choice.Model), Tables.Text(RateChoices.TaskOf(choice)), Tables.Text(Markup.Of($"<b>{choice.Plan}</b>")),
                .. rates.Select(rate => Tables.Text(Score(choice, rate))),
                Tables.Number(Markup.Of($"<b>{RateChoices.Text(choice.Rate)}</b>")), Tables.Number(RateChoices.Margin(choice)),
            ])));
    }

    private static Markup Score(RateChoice choice, double rate)
    {
        if (choice.Scores.FirstOrDefault(score => score.Rate == rate) is not { } found) { return Markup.Of($"–"); }
        var bar = Bars.Of((found.Score.Mean ?? 0) / 100, rate == choice.Rate ? Palette.Trained : Palette.Faint, ems: 5);
        return Markup.Of($"{bar} {RateChoices.Text(found)}");
    }
}
