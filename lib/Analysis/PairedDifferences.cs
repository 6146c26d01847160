using MathNet.Numerics.Distributions;
using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>What a depth scores above another, seed by seed.</summary>
public static class PairedDifferences
{
    /// <summary>
    /// A row a model, task, data and depth but the one compared with: model, task, data, plan, trained_layers, against, n
    /// (seeds that both have), difference (the mean of plan − against, in points of the score), ci_low and ci_high (95 %), t,
    /// p (two-sided). Student's test for pairs: t = d̄ ÷ (s ÷ √n) with n − 1 degrees of freedom. Null below two pairs; t and
    /// p also where all differences are the same, so that there is no spread to judge by.
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them.</param>
    /// <param name="against">The depth that is compared with; null for <c>all</c>.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static DataFrame Of(DataFrame runs, FreezePlan? against = null)
    {
        var other = against ?? FreezePlan.All;
        return Table(Find(RunFrames.Read(runs), other)).Frame;
    }

    /// <summary>
    /// What runs score above others that differ in something else than the depth: an option, or the data. Paired by model,
    /// task, data, depth and seed; the columns of <see cref="Of"/> but against, since that is said by who compares.
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them.</param>
    /// <param name="others">Runs of the same depths and seeds.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static DataFrame Between(DataFrame runs, DataFrame others)
    {
        var counterparts = RunFrames.Read(others).ToLookup(Key);
        return Table([.. RunFrames.Read(runs).GroupBy(Key).Where(depth => counterparts.Contains(depth.Key)).Select(depth =>
            Pair(depth.First(), depth.First().Plan, Scores(depth), Scores(counterparts[depth.Key])))], withAgainst: false).Frame;
    }

    /// <summary>The comparisons with a depth, in the order of the runs.</summary>
    internal static IReadOnlyList<PairedDifference> Find(IReadOnlyList<ScoredRun> runs, FreezePlan against) =>
    [
        .. from task in runs.GroupBy(run => (run.Model, run.Task, run.Data))
           let other = Scores(task.Where(run => run.Plan == against))
           from depth in task.Where(run => run.Plan != against).GroupBy(run => run.Plan)
           select Pair(depth.First(), against, Scores(depth), other),
    ];

    /// <summary>A table that begins with what the comparisons are of and what came out.</summary>
    internal static FrameBuilder<PairedDifference> Table(IReadOnlyList<PairedDifference> differences, bool withAgainst = true)
    {
        var table = new FrameBuilder<PairedDifference>(differences)
            .Text("model", one => one.Depth.Model).Text("task", one => one.Depth.Task).Text("data", one => one.Depth.Data)
            .Text("plan", one => one.Depth.Plan.ToString()).Whole("trained_layers", one => one.Depth.TrainedLayers);
        if (withAgainst) { table.Text("against", one => one.Against.ToString()); }
        return table.Whole("n", one => one.Difference.Count).Number("difference", one => one.Difference.Mean)
            .Number("ci_low", one => one.Difference.Low).Number("ci_high", one => one.Difference.High).Number("t", one => one.T).Number("p", one => one.P);
    }

    private static (string Model, string Task, string Data, FreezePlan Plan) Key(ScoredRun run) => (run.Model, run.Task, run.Data, run.Plan);

    private static PairedDifference Pair(ScoredRun depth, FreezePlan against, SortedDictionary<int, double> own, SortedDictionary<int, double> other) =>
        new(depth, against, ScoreSummary.Of([.. own.Where(pair => other.ContainsKey(pair.Key)).Select(pair => pair.Value - other[pair.Key])]));

    private static SortedDictionary<int, double> Scores(IEnumerable<ScoredRun> runs)
    {
        SortedDictionary<int, double> scores = [];
        foreach (var run in runs)
        {
            if (run.Score is { } score && !scores.TryAdd(run.Seed, score))
            {
                throw new KitException(FormattableString.Invariant($"{run.Model} on {run.Task}, {run.Plan}, has two runs of seed {run.Seed}; leave one out to compare by seeds"));
            }
        }
        return scores;
    }
}

/// <summary>The differences of one depth from another.</summary>
/// <param name="Depth">A run of the depth, for what it is of.</param>
/// <param name="Against">The other depth.</param>
/// <param name="Difference">The differences, one a seed.</param>
internal sealed record PairedDifference(ScoredRun Depth, FreezePlan Against, ScoreSummary Difference)
{
    /// <summary>The mean difference in its standard errors.</summary>
    public double? T => Difference is { Mean: { } mean, Sd: > 0 and var sd } ? mean / (sd / Math.Sqrt(Difference.Count)) : null;

    /// <summary>How often a difference so far from 0 comes of chance.</summary>
    public double? P => T is { } t ? 2 * StudentT.CDF(0, 1, Difference.Count - 1, -Math.Abs(t)) : null;
}
