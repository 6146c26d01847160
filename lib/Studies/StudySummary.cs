namespace LayerFreezing;

/// <summary>Runs summed up by model, task and depth, with or without those the paper's rule drops.</summary>
public static class StudySummary
{
    /// <summary>The part of the best run that the paper's authors asked of every run.</summary>
    public const double PaperDropBelow = 0.9;

    /// <summary>Sums a study's runs up.</summary>
    /// <param name="runs">Runs with their records, null for those that aren't done; in the study's order, which is that of the rows.</param>
    /// <param name="dropBelow">
    /// Leaves out runs that aren't above this part of the best run of the same model, task and depth, and scores of 0; null
    /// keeps all that have a score.
    /// </param>
    public static IReadOnlyList<SummaryRow> Of(IEnumerable<(Cell Cell, RunRecord? Record)> runs, double? dropBelow)
    {
        var depths = runs.Where(run => run.Cell.Stage == CellStage.Grid).GroupBy(run => (run.Cell.Model, run.Cell.Task, run.Cell.Data, run.Cell.Plan));
        return Of(depths.SelectMany(depth => depth).Where(run => run.Record is not null).SelectMany(run => ScoredRun.Of(run.Cell, run.Record!)), dropBelow);
    }

    /// <summary>Sums runs up.</summary>
    /// <param name="runs">The runs; the rows come in the order of each depth's first one.</param>
    /// <param name="dropBelow">As above.</param>
    public static IReadOnlyList<SummaryRow> Of(IEnumerable<ScoredRun> runs, double? dropBelow)
    {
        var rows = runs.GroupBy(run => (run.Model, run.Task, run.Data, run.Plan))
            .Select(depth => (Row: Row([.. depth.OrderBy(run => run.Seed)], dropBelow), depth.First().Majority)).ToList();
        var wholes = rows.Where(row => row.Row.Plan.TrainsEmbeddings).ToDictionary(row => (row.Row.Model, row.Row.Task, row.Row.Data));
        return [.. rows.Select(row => row.Row with { Relative = Relative(row.Row, wholes.GetValueOrDefault((row.Row.Model, row.Row.Task, row.Row.Data))) })];
    }

    private static SummaryRow Row(IReadOnlyList<ScoredRun> runs, double? dropBelow)
    {
        var there = runs.Select(run => run.Score).OfType<double>().ToList();
        var counts = DropRule.Of(there, dropBelow);
        var kept = there.Where(counts).ToList();
        var run = runs[0];
        return new(run.Model, run.Task, run.Data, run.Plan, run.TrainedLayers, ScoreSummary.Of(kept), runs.Count - kept.Count, null);
    }

    private static double? Relative(SummaryRow row, (SummaryRow Row, double Majority) whole) =>
        row.Score.Mean is { } mean && whole.Row?.Score.Mean is { } all && all > whole.Majority ? mean / all : null;
}
