namespace LayerFreezing;

/// <summary>Means as a table, a bar for each, with and without the runs that the paper's rule drops.</summary>
internal sealed class SummaryTableView : NotebookView<SummaryTable>
{
    /// <inheritdoc/>
    public override Markup Html(SummaryTable value) => Tables.Of(
        Tables.Names(
            ("model", Tables.Left), ("task", Tables.Left), ("tuned", Tables.Left), ("score (runs)", Tables.Left), ("of all", Tables.Right),
            (value.Rule, Tables.Right), ("of all", Tables.Right), ("dropped", Tables.Right)),
        value.Kept.Zip(value.Dropped).Select(row => Row(row.First, row.Second)));

    private static Markup Row(SummaryRow row, SummaryRow rest) => Tables.Row(
    [
        Tables.Text(row.Model), Tables.Text(row.Data == "official" ? row.Task : $"{row.Task} ({row.Data})"), Tables.Text(Markup.Of($"<b>{row.Plan}</b>")),
        Tables.Text(Markup.Of($"{Bars.Of((row.Score.Mean ?? 0) / 100, Palette.Trained, ems: 8)} {row.Score}")), Tables.Number(SummaryTable.Part(row.Relative)),
        Tables.Number(rest.Score), Tables.Number(SummaryTable.Part(rest.Relative)), Tables.Number(rest.Dropped),
    ]);
}
