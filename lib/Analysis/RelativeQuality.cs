using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>A depth's mean score over that of <c>all</c> of the same model, task and data, with Fieller's 95 % interval.</summary>
/// <param name="Row">The depth's scores.</param>
/// <param name="Value">Its mean over that of all.</param>
/// <param name="Low">The interval's lower end; null for all itself, which is 1 by definition, below two runs of either, and where it has no end.</param>
/// <param name="High">Its upper end.</param>
public sealed record RelativeQuality(SummaryRow Row, double Value, double? Low, double? High)
{
    /// <summary>Of every row that has one, from the least trained depth to all.</summary>
    /// <param name="summary">A study's rows.</param>
    public static IReadOnlyList<RelativeQuality> Of(IReadOnlyList<SummaryRow> summary)
    {
        var wholes = summary.Where(row => row.Plan.TrainsEmbeddings).ToDictionary(row => (row.Model, row.Task, row.Data), row => row.Score);
        return
        [
            .. from row in summary
               let relative = row.Relative
               where relative is not null
               let interval = row.Plan.TrainsEmbeddings ? null : Fieller.Interval(row.Score, wholes[(row.Model, row.Task, row.Data)])
               orderby row.TrainedLayers, row.Plan.TrainsEmbeddings
               select new RelativeQuality(row, relative.Value, interval?.Low, interval?.High),
        ];
    }

    /// <summary>
    /// A row a model, task, data and depth: model, task, data, plan, trained_layers, n, relative (1 is the quality of all),
    /// relative_low and relative_high. All three are null where all is missing or isn't above the majority baseline, the
    /// ends also for all itself and below two runs.
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static DataFrame Of(DataFrame runs)
    {
        var summary = RunFrames.Summary(runs);
        var defined = Of(summary).ToDictionary(one => one.Row);
        return Means.Keys(summary).Whole("n", row => row.Score.Count)
            .Number("relative", row => row.Relative)
            .Number("relative_low", row => defined.GetValueOrDefault(row)?.Low).Number("relative_high", row => defined.GetValueOrDefault(row)?.High)
            .Frame;
    }

    /// <summary>The value with the interval around it: <c>87 % (84 to 91)</c>.</summary>
    public override string ToString() => (Low, High) is ({ } low, { } high)
        ? FormattableString.Invariant($"{100 * Value:0} % ({100 * low:0} to {100 * high:0})") : FormattableString.Invariant($"{100 * Value:0} %");
}
