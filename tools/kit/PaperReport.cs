namespace LayerFreezing.Kit;

/// <summary>What <c>kit paper</c> prints: a table a model, then the operating points.</summary>
internal static class PaperReport
{
    /// <summary>Prints it.</summary>
    public static void Print(TextWriter output)
    {
        output.WriteLine("Scores on GLUE's dev sets, × 100, mean ± standard deviation (runs), from the raw scores of Lee, Tang and Lin (2019).");
        output.WriteLine("Left out, as the authors did, are failed runs: a score of 0, or none above 0.9 × the best of its depth.");
        var summary = PaperScores.Summary();
        foreach (var model in summary.GroupBy(row => row.Model))
        {
            output.WriteLine();
            output.WriteLine(ByDepth(model.Key, [.. model]));
        }
        output.WriteLine();
        output.WriteLine("Operating point: the fewest trained layers that keep a part of the quality of all on every task.");
        output.WriteLine();
        output.WriteLine(Points());
    }

    private static TextTable ByDepth(string model, List<SummaryRow> rows)
    {
        var tasks = rows.Select(row => row.Task).Distinct().ToList();
        var table = new TextTable([model, .. tasks]);
        foreach (var depth in rows.GroupBy(row => row.Plan))
        {
            table.Add([depth.Key.ToString(), .. tasks.Select(task => Cell(depth.FirstOrDefault(row => row.Task == task)))]);
        }
        return table;
    }

    private static string Cell(SummaryRow? row) => row?.Score switch
    {
        { Mean: { } mean, Sd: { } sd } score => FormattableString.Invariant($"{mean:0.00} ± {sd:0.00} ({score.Count})"),
        { Mean: { } mean } score => FormattableString.Invariant($"{mean:0.00} ({score.Count})"),
        _ => "–",
    };

    private static TextTable Points()
    {
        var table = new TextTable("model", "kept", "CoLA left out", "CoLA in", "CoLA left out, failed runs in", "both in");
        var (dropped, kept) = (PaperScores.Summary(), PaperScores.Summary(dropFailed: false));
        foreach (var model in dropped.GroupBy(row => row.Model))
        {
            var layers = model.Max(row => row.TrainedLayers);
            foreach (var share in new[] { 0.9, 0.95 })
            {
                table.Add(
                    model.Key, FormattableString.Invariant($"{100 * share:0} %"),
                    Depth(dropped, model.Key, share, false, layers), Depth(dropped, model.Key, share, true, layers),
                    Depth(kept, model.Key, share, false, layers), Depth(kept, model.Key, share, true, layers));
            }
        }
        return table;
    }

    private static string Depth(IReadOnlyList<SummaryRow> rows, string model, double share, bool withCola, int layers)
    {
        var point = OperatingPoint.Of(rows, model, share, task => withCola || !OperatingPoint.IsCola(task));
        return point.Plan is { TrainsEmbeddings: true } ? "all" : FormattableString.Invariant($"{point.TrainedLayers} of {layers}");
    }
}
