namespace LayerFreezing;

/// <summary>A study under way: how far it is, a row for each run that a worker is at, and what ended last.</summary>
internal sealed class StudyProgressView : NotebookView<StudyProgress>
{
    /// <inheritdoc/>
    public override Markup Html(StudyProgress value)
    {
        var running = value.Running.Count == 0 ? default : Tables.Of(
            Tables.Names(
                ("", Tables.Right), ("run", Tables.Left), ("step", Tables.Left), ("loss", Tables.Right), ("score so far", Tables.Left),
                ("examples/s", Tables.Right), ("left", Tables.Right)),
            value.Running.Select(Row));
        var news = Markup.Join(new[] { value.Said, value.Ended?.ToString() }.OfType<string>()
            .Select(line => Markup.Of($"<div style=\"color:{Palette.Faint}\">{line}</div>")));
        return Markup.Of($"<div>{Bars.Of(value.Fraction, Palette.Trained, ems: 20)} {value.ToString()}</div>{running}{news}");
    }

    private static Markup Row(RunningCell run)
    {
        var at = run.Progress;
        var step = at is null ? Markup.Of($"loading") : Markup.Of($"{Bars.Of(at.Fraction, Palette.Trained, ems: 6)} {run.Where}");
        return Tables.Row(
        [
            Tables.Number(run.Worker), Tables.Text(run.Cell), Tables.Text(step), Tables.Number(run.Loss), Tables.Text(run.SoFar),
            Tables.Number(run.Speed), Tables.Number(run.Left),
        ]);
    }
}
