using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>
/// Runs as a table, a row a run: model, task, data, metric, plan, trained_layers, layers, seed, rate, status, score (× 100; null
/// for a run without one), majority (the score of always giving the most frequent label), steps, seconds (of the whole
/// run), train_seconds, memory_mb (the largest resident memory). MNLI has a second row a run, the task <c>MNLI-mm</c>,
/// without costs. The column data says <c>official</c>, <c>subset</c> or whose tasks they are.
/// </summary>
public static class RunFrames
{
    /// <summary>The runs of a study's grid that are done.</summary>
    /// <param name="results">The study's results.</param>
    public static DataFrame ToDataFrame(this StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.Runs.ToDataFrame();
    }

    /// <summary>The runs that are done of several studies, as <see cref="StudyResults.Join"/> puts them together, or of one.</summary>
    /// <param name="runs">Runs with their records; those of a search are left out.</param>
    public static DataFrame ToDataFrame(this IEnumerable<(Cell Cell, RunRecord? Record)> runs)
    {
        var done = runs.Where(run => run.Cell.Stage == CellStage.Grid && run.Record is not null);
        return Table([.. done.SelectMany(run => ScoredRun.Of(run.Cell, run.Record!).Select((scored, part) => new Row(scored, run.Cell, run.Record!, part == 0)))]);
    }

    /// <summary>Runs of your own.</summary>
    /// <param name="records">Their records.</param>
    public static DataFrame ToDataFrame(this IEnumerable<RunRecord> records) =>
        records.Select(record => (Cell.Of(record), (RunRecord?)record)).ToDataFrame();

    /// <summary>Runs of your own.</summary>
    /// <param name="results">What they left.</param>
    public static DataFrame ToDataFrame(this IEnumerable<RunResult> results) => results.Select(result => result.Record).ToDataFrame();

    /// <summary>The runs of a table.</summary>
    /// <exception cref="KitException">A column is missing or damaged.</exception>
    internal static IReadOnlyList<ScoredRun> Read(DataFrame runs)
    {
        var (models, tasks, plans) = (runs.Texts("model"), runs.Texts("task"), runs.Texts("plan"));
        var (trained, layers, seeds) = (runs.Wholes("trained_layers"), runs.Wholes("layers"), runs.Wholes("seed"));
        var (data, scores, majorities) = (runs.Texts("data"), runs.Numbers("score"), runs.Numbers("majority"));
        return
        [
            .. models.Select((model, row) => new ScoredRun(
                model, tasks[row], data[row], FreezePlan.Parse(plans[row]), trained[row], layers[row], seeds[row], scores[row], majorities[row] ?? 0)),
        ];
    }

    /// <summary>The runs of a table, summed up by depth.</summary>
    /// <exception cref="KitException">A column is missing or damaged.</exception>
    internal static IReadOnlyList<SummaryRow> Summary(DataFrame runs) => StudySummary.Of(Read(runs), dropBelow: null);

    private static DataFrame Table(IReadOnlyList<Row> rows) => new FrameBuilder<Row>(rows)
        .Text("model", row => row.Run.Model).Text("task", row => row.Run.Task).Text("data", row => row.Run.Data)
        .Text("metric", row => row.Record.Metric).Text("plan", row => row.Run.Plan.ToString())
        .Whole("trained_layers", row => row.Run.TrainedLayers).Whole("layers", row => row.Run.Layers).Whole("seed", row => row.Run.Seed)
        .Number("rate", row => double.IsNaN(row.Cell.Rate) ? null : row.Cell.Rate).Text("status", row => row.Record.Status.ToString().ToLowerInvariant())
        .Number("score", row => row.Run.Score).Number("majority", row => row.Run.Majority).Whole("steps", row => row.Record.Steps)
        .Number("seconds", row => row.HasCost ? row.Record.Seconds.Values.Sum() : null)
        .Number("train_seconds", row => row.HasCost ? RunComparison.TrainingSeconds(row.Record) : null)
        .Number("memory_mb", row => row.HasCost ? row.Record.PeakMemory / 1e6 : null)
        .Frame;

    private sealed record Row(ScoredRun Run, Cell Cell, RunRecord Record, bool HasCost);
}
