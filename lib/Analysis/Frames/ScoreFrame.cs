using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>What several answerers score on the same rows, side by side.</summary>
public static class ScoreFrame
{
    /// <summary>A row an answerer: answerer, then each metric of the task × 100 under its name, null where it is undefined.</summary>
    /// <param name="scores">Each answerer's name and scores; all of one task.</param>
    /// <exception cref="KitException">There are none, or their tasks differ.</exception>
    public static DataFrame ToDataFrame(this IEnumerable<(string Answerer, TaskScores Scores)> scores)
    {
        List<(string Answerer, TaskScores Scores)> rows = [.. scores];
        if (rows.Count == 0) { throw new KitException("there are no scores to set side by side; give at least one"); }
        if (rows.FirstOrDefault(row => row.Scores.Task != rows[0].Scores.Task) is { Scores: { } other })
        {
            throw new KitException($"scores of {rows[0].Scores.Task} and {other.Task} don't compare; give scores of one task");
        }
        var table = new FrameBuilder<(string Answerer, TaskScores Scores)>(rows).Text("answerer", row => row.Answerer);
        foreach (var metric in rows[0].Scores.Task.Metrics) { table.Number(metric.Name, row => 100 * row.Scores[metric]); }
        return table.Frame;
    }
}
