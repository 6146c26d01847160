namespace LayerFreezing;

/// <summary>Runs summed up by model, task and depth, with or without those the paper's rule drops.</summary>
public static class StudySummary
{
    /// <summary>The part of the best run that the paper's authors asked of every run.</summary>
    public const double PaperDropBelow = 0.9;

    /// <summary>Sums runs up.</summary>
    /// <param name="runs">Runs with their records, null for those that aren't done; in the study's order, which is that of the rows.</param>
    /// <param name="dropBelow">
    /// Leaves out runs that aren't above this part of the best run of the same model, task and depth, and scores of 0; null
    /// keeps all that have a score.
    /// </param>
    public static IReadOnlyList<SummaryRow> Of(IEnumerable<(Cell Cell, RunRecord? Record)> runs, double? dropBelow)
    {
        var groups = runs.Where(run => run.Cell.Stage == CellStage.Grid)
            .GroupBy(run => (run.Cell.Model, run.Cell.Task, run.Cell.Data, run.Cell.Plan))
            .Select(group => group.ToList()).ToList();
        var rows = groups.SelectMany(group => Rows(group, dropBelow)).ToList();
        var wholes = rows.Where(row => row.Row.Plan.TrainsEmbeddings).ToDictionary(row => (row.Row.Model, row.Row.Task, row.Row.Data));
        return [.. rows.Select(row => row.Row with { Relative = Relative(row.Row, wholes.GetValueOrDefault((row.Row.Model, row.Row.Task, row.Row.Data))) })];
    }

    private static IEnumerable<(SummaryRow Row, double Majority)> Rows(List<(Cell Cell, RunRecord? Record)> group, double? dropBelow)
    {
        var (cell, done) = (group[0].Cell, group.OrderBy(run => run.Cell.Seed).Select(run => run.Record).OfType<RunRecord>().ToList());
        if (done.Count == 0) { yield break; }
        yield return (Row(cell, cell.Task, [.. done.Select(record => record.Score)], dropBelow), done[0].MajorityBaseline);
        var metric = GlueTask.Find(cell.Task).Score.Key;
        if (done.All(record => record.ScoresMismatched is null)) { yield break; }
        List<double?> mismatched = [.. done.Select(record => 100 * record.ScoresMismatched?.GetValueOrDefault(metric))];
        yield return (Row(cell, cell.Task + "-mm", mismatched, dropBelow), done[0].MajorityBaseline);
    }

    private static SummaryRow Row(Cell cell, string task, List<double?> scores, double? dropBelow)
    {
        var there = scores.OfType<double>().ToList();
        if (dropBelow is { } part && there.Count > 0)
        {
            var limit = part * there.Max();
            there = [.. there.Where(score => score > limit && score != 0)];
        }
        return new(cell.Model, task, cell.Data, cell.Plan, cell.TrainedLayers, ScoreSummary.Of(there), scores.Count - there.Count, null);
    }

    private static double? Relative(SummaryRow row, (SummaryRow Row, double Majority) whole) =>
        row.Score.Mean is { } mean && whole.Row?.Score.Mean is { } all && all > whole.Majority ? mean / all : null;
}
