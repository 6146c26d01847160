using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>Runs that didn't learn: diverged ones, and those that the paper's authors left out of their means.</summary>
public static class FailedRuns
{
    /// <summary>
    /// The table without runs that have no score, a score of 0, or one that isn't above a part of the best run of the same
    /// model, task, data and depth: what the authors' code did with 0.9, though the paper doesn't say so.
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them.</param>
    /// <param name="below">The part of the best.</param>
    /// <returns>A new table with the rows that are left, in their order.</returns>
    /// <exception cref="KitException">A column is missing.</exception>
    public static DataFrame Drop(DataFrame runs, double below = StudySummary.PaperDropBelow)
    {
        var read = RunFrames.Read(runs);
        var rules = read.GroupBy(Depth).ToDictionary(depth => depth.Key, depth => DropRule.Of(depth.Select(run => run.Score).OfType<double>(), below));
        return runs[read.Select(run => run.Score is { } score && rules[Depth(run)](score))];
    }

    private static (string, string, string, FreezePlan) Depth(ScoredRun run) => (run.Model, run.Task, run.Data, run.Plan);
}
