namespace LayerFreezing.Kit;

/// <summary>Means by model, task and depth as a table, with and without the runs that a rule drops.</summary>
internal static class SummaryText
{
    public static void Print(StudyResults results, TextWriter output)
    {
        Print(results.Summary, results.OtherSummary, results.Study.DropBelow, output);
        output.WriteLine($"Records and summary.csv are in {Path.GetRelativePath(Environment.CurrentDirectory, results.Folder)}.");
    }

    public static void Print(IReadOnlyList<SummaryRow> summary, IReadOnlyList<SummaryRow> other, double? dropBelow, TextWriter output)
    {
        var (kept, dropped) = dropBelow is null ? (summary, other) : (other, summary);
        var rule = FormattableString.Invariant($"above {dropBelow ?? StudySummary.PaperDropBelow:0.##} of the best");
        var table = new TextTable("model", "task", "data", "tuned", "score (runs)", "of all", $"{rule}", "of all", "dropped");
        foreach (var (row, rest) in kept.Zip(dropped))
        {
            table.Add(row.Model, row.Task, row.Data, row.Plan.ToString(), row.Score.ToString(), Part(row.Relative), rest.Score.ToString(), Part(rest.Relative), $"{rest.Dropped}");
        }
        table.Print(output);
    }

    private static string Part(double? relative) => relative is { } part ? FormattableString.Invariant($"{100 * part:0.0} %") : "–";
}
