using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>What a run of each depth costs, as measured.</summary>
public static class Costs
{
    /// <summary>
    /// A row a model, task, data and depth: model, task, data, plan, trained_layers, n (runs with a score), seconds and
    /// memory_mb (means of a run), seconds_of_all and memory_of_all (their part of what <c>all</c> costs), seconds_low,
    /// seconds_high, memory_mb_low and memory_mb_high (the 95 % intervals of the means, as in <see cref="Means"/>). Null
    /// where nothing was measured. Only runs of one machine compare.
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static DataFrame Of(DataFrame runs)
    {
        var (summary, costs) = (RunFrames.Summary(runs), DepthCosts.Of(runs));
        var wholes = summary.Where(row => row.Plan.TrainsEmbeddings).ToDictionary(row => (row.Model, row.Task, row.Data), costs.For);
        return Means.Keys(summary).Whole("n", row => row.Score.Count)
            .Number("seconds", row => costs.For(row).Seconds).Number("memory_mb", row => costs.For(row).Megabytes)
            .Number("seconds_of_all", row => costs.For(row).Seconds / Whole(row).Seconds)
            .Number("memory_of_all", row => costs.For(row).Megabytes / Whole(row).Megabytes)
            .Number("seconds_low", row => costs.SecondsOf(row).Low).Number("seconds_high", row => costs.SecondsOf(row).High)
            .Number("memory_mb_low", row => costs.MegabytesOf(row).Low).Number("memory_mb_high", row => costs.MegabytesOf(row).High)
            .Frame;

        (double? Seconds, double? Megabytes) Whole(SummaryRow row) => wholes.GetValueOrDefault((row.Model, row.Task, row.Data));
    }
}
