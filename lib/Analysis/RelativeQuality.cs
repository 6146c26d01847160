namespace LayerFreezing;

/// <summary>A depth's mean score over that of <c>all</c>, with the interval of its own mean on the same scale.</summary>
/// <param name="Row">The depth's scores.</param>
/// <param name="Value">Its mean over that of all.</param>
/// <param name="Low">The lower end of the 95 % interval of its mean, over the mean of all; null below two runs.</param>
/// <param name="High">The upper end.</param>
public sealed record RelativeQuality(SummaryRow Row, double Value, double? Low, double? High)
{
    /// <summary>Of every row that has one, from the least trained depth to all.</summary>
    /// <param name="summary">A study's rows.</param>
    public static IReadOnlyList<RelativeQuality> Of(IReadOnlyList<SummaryRow> summary)
    {
        var wholes = summary.Where(row => row.Plan.TrainsEmbeddings).ToDictionary(row => (row.Model, row.Task, row.Data), row => row.Score.Mean);
        return
        [
            .. from row in summary
               let relative = row.Relative
               where relative is not null
               let whole = wholes[(row.Model, row.Task, row.Data)]
               orderby row.TrainedLayers, row.Plan.TrainsEmbeddings
               select new RelativeQuality(row, relative.Value, row.Score.Low / whole, row.Score.High / whole),
        ];
    }

    /// <summary>The value and half its interval: <c>87 ± 3 %</c>.</summary>
    public override string ToString() => High is { } high
        ? FormattableString.Invariant($"{100 * Value:0} ± {100 * (high - Value):0} %") : FormattableString.Invariant($"{100 * Value:0} %");
}
