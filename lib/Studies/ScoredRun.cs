namespace LayerFreezing;

/// <summary>A run as statistics see it: what was trained on what, and the score. MNLI's two dev sets make two of one run.</summary>
/// <param name="Model">The model, by its name in tables.</param>
/// <param name="Task">The task; <c>MNLI-mm</c> for MNLI's mismatched dev set.</param>
/// <param name="Data">The word for the data: <see cref="Cell.WordFor"/>.</param>
/// <param name="Plan">The depth, as it holds for the model.</param>
/// <param name="TrainedLayers">The number of trained layers.</param>
/// <param name="Layers">L, the model's number of layers.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Score">The task's metric × 100; null where the run diverged or failed.</param>
/// <param name="Majority">The score of always giving the most frequent label.</param>
public sealed record ScoredRun(
    string Model, string Task, string Data, FreezePlan Plan, int TrainedLayers, int Layers, int Seed, double? Score, double Majority)
{
    /// <summary>A run of a study: one, or with MNLI's mismatched dev set two.</summary>
    /// <param name="cell">Which run it is.</param>
    /// <param name="record">Its record.</param>
    public static IEnumerable<ScoredRun> Of(Cell cell, RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(record);
        var run = new ScoredRun(
            cell.Model, cell.Task, cell.Data, cell.Plan, cell.TrainedLayers, record.Model.Layers, cell.Seed, record.Score, record.MajorityBaseline);
        yield return run;
        if (record.ScoresMismatched is null && record.Data.MismatchedSha256 is null) { yield break; }
        var metric = GlueTask.Find(cell.Task).Score.Key;
        yield return run with { Task = cell.Task + "-mm", Score = 100 * record.ScoresMismatched?.GetValueOrDefault(metric) };
    }
}
