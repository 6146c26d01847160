using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>
/// Says how many layers to train. From the posterior of each depth's mean and that of <c>all</c>
/// (<see cref="MeanPosterior"/>) it draws 10,000 times and counts how often the depth's mean is at least the quality times
/// that of all. In 90 % of the draws or more the depth keeps the quality, in 10 % or fewer it doesn't; between them, and
/// with fewer than five seeds, the data don't decide.
/// </summary>
public sealed class Adviser
{
    /// <summary>How many draws are made.</summary>
    public const int Draws = 10_000;

    /// <summary>The part of the draws in which a depth must keep the quality.</summary>
    public const double Sure = 0.9;

    /// <summary>The seeds below which nothing is decided.</summary>
    public const int FewestSeeds = 5;

    private readonly IReadOnlyList<ScoredRun> _runs;
    private readonly IReadOnlyList<SummaryRow> _summary;
    private readonly DepthCosts _costs;

    private Adviser(DataFrame runs)
    {
        _runs = RunFrames.Read(runs);
        _summary = StudySummary.Of(_runs, dropBelow: null);
        _costs = DepthCosts.Of(runs);
    }

    /// <summary>An adviser that knows some runs.</summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them; without the columns seconds and memory_mb it says nothing of costs.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static Adviser Of(DataFrame runs) => new(runs);

    /// <summary>Finds the fewest layers that keep a part of the quality of all.</summary>
    /// <param name="model">A model that was run.</param>
    /// <param name="task">A task that it was run on.</param>
    /// <param name="quality">The part of the quality of all that must be kept, such as 0.95.</param>
    /// <param name="budget">What a run may cost; null for anything.</param>
    /// <param name="data"><c>official</c>, <c>subset</c> or whose data it is; null where there is but one.</param>
    /// <exception cref="KitException">There are no such runs, they are of several kinds of data, or the quality isn't between 0 and 1.</exception>
    public Advice Advise(string model, string task, double quality = 0.95, Budget? budget = null, string? data = null)
    {
        if (quality is not (> 0 and <= 1)) { throw new KitException(FormattableString.Invariant($"quality {quality}: give a part of the quality of all, above 0 and at most 1, such as 0.95")); }
        var rows = Rows(model, task, data);
        var layers = _runs.First(run => run.Model == model).Layers;
        var all = rows.FirstOrDefault(row => row.Plan.TrainsEmbeddings);
        if (all?.Relative is null) { return new(model, task, rows[0].Data, layers, quality, budget, []); }
        var qualities = RelativeQuality.Of(rows).ToDictionary(one => one.Row);
        var whole = all.Score.Sd is null ? null : MeanPosterior.Draw(all.Score, Draws, "all");
        var depths =
            from row in rows
            let probability = Probability(row, whole, quality)
            let seeds = Math.Min(row.Score.Count, all.Score.Count)
            let cost = _costs.For(row)
            orderby row.TrainedLayers, row.Plan.TrainsEmbeddings, row.Score.Mean descending
            select new DepthAdvice(
                row.Plan, row.TrainedLayers, row.Score.Count, qualities.GetValueOrDefault(row), probability, Verdict(row, probability, seeds),
                cost.Seconds, cost.Megabytes, budget?.Allows(cost.Seconds, cost.Megabytes) ?? true);
        return new(model, task, all.Data, layers, quality, budget, [.. depths]);
    }

    private List<SummaryRow> Rows(string model, string task, string? data)
    {
        var rows = _summary.Where(row => row.Model == model && row.Task == task && (data is null || row.Data == data)).ToList();
        if (rows.Count == 0)
        {
            var known = _summary.Select(row => $"{row.Model} on {row.Task} ({row.Data})").Distinct();
            throw new KitException($"there are no runs of {model} on {task}{(data is null ? "" : $" ({data})")}, only of {string.Join(", ", known)}");
        }
        var kinds = rows.Select(row => row.Data).Distinct().ToList();
        return kinds.Count == 1 ? rows : throw new KitException($"{model} has runs on {string.Join(" and on ", kinds)} data of {task}, which don't go together; say which with data");
    }

    /// <summary>The part of the draws in which the depth's mean is at least the quality times that of all; a ratio to nothing or less reaches nothing.</summary>
    private static double? Probability(SummaryRow row, double[]? whole, double quality)
    {
        if (row.Plan.TrainsEmbeddings) { return 1; }
        if (whole is null || row.Score.Sd is null) { return null; }
        var own = MeanPosterior.Draw(row.Score, Draws, row.Plan.ToString());
        return own.Zip(whole).Count(draw => draw.Second > 0 && draw.First >= quality * draw.Second) / (double)Draws;
    }

    private static DepthVerdict Verdict(SummaryRow row, double? probability, int seeds) => probability switch
    {
        _ when row.Plan.TrainsEmbeddings => DepthVerdict.Reaches,
        null => DepthVerdict.Undecided,
        _ when seeds < FewestSeeds => DepthVerdict.Undecided,
        >= Sure => DepthVerdict.Reaches,
        <= 1 - Sure => DepthVerdict.FallsShort,
        _ => DepthVerdict.Undecided,
    };
}
