namespace LayerFreezing;

/// <summary>Means by model, task and depth, with and without the runs that the paper's rule drops.</summary>
/// <param name="Kept">The rows with every run that has a score.</param>
/// <param name="Dropped">The same rows without the runs that are dropped.</param>
/// <param name="DropBelow">The part of the best run that a run must be above.</param>
[TypeFormatterSource(typeof(SummaryTableView))]
public sealed record SummaryTable(IReadOnlyList<SummaryRow> Kept, IReadOnlyList<SummaryRow> Dropped, double DropBelow)
{
    /// <summary>Sums runs up both ways.</summary>
    /// <param name="runs">Runs with their records, in order: <see cref="StudyResults.Runs"/>, or what <see cref="StudyResults.Join"/> made.</param>
    /// <param name="dropBelow">The study's rule; null for the paper's.</param>
    public static SummaryTable Of(IReadOnlyList<(Cell Cell, RunRecord? Record)> runs, double? dropBelow = null)
    {
        var rule = dropBelow ?? StudySummary.PaperDropBelow;
        return new(StudySummary.Of(runs, null), StudySummary.Of(runs, rule), rule);
    }

    /// <summary>Which runs count in <see cref="Dropped"/>.</summary>
    internal string Rule => FormattableString.Invariant($"above {DropBelow:0.##} of the best");

    /// <summary>A line a row.</summary>
    public override string ToString()
    {
        var table = new TextTable("model", "task", "data", "tuned", "score (runs)", "of all", Rule, "of all", "dropped");
        foreach (var (row, rest) in Kept.Zip(Dropped))
        {
            table.Add(row.Model, row.Task, row.Data, row.Plan.ToString(), row.Score.ToString(), Part(row.Relative), rest.Score.ToString(), Part(rest.Relative),
                FormattableString.Invariant($"{rest.Dropped}"));
        }
        return table.ToString();
    }

    /// <summary>A part of the whole in percent; – where there is none.</summary>
    internal static string Part(double? relative) => relative is { } part ? FormattableString.Invariant($"{100 * part:0.0} %") : "–";
}
