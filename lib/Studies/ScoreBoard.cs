namespace LayerFreezing;

/// <summary>The scores of the runs that are done, by model, task, depth and rate: what stands behind a mean so far.</summary>
internal sealed class ScoreBoard
{
    private readonly Dictionary<object, SortedDictionary<int, double>> _scores = [];

    /// <summary>Notes a run's score; one without a score counts for nothing.</summary>
    public void Add(Cell cell, RunRecord record)
    {
        if (record.Score is not { } score) { return; }
        if (!_scores.TryGetValue(KeyOf(cell), out var seeds)) { _scores[KeyOf(cell)] = seeds = []; }
        seeds[cell.Seed] = score;
    }

    /// <summary>The scores so far of the runs that differ from this one by the seed alone.</summary>
    public ScoreSummary Of(Cell cell) => ScoreSummary.Of(_scores.TryGetValue(KeyOf(cell), out var seeds) ? [.. seeds.Values] : []);

    private static object KeyOf(Cell cell) => (cell.Stage, cell.Model, cell.Task, cell.Plan, cell.Rate);
}
