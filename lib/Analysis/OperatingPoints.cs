using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>The fewest trained layers that keep a part of the quality on every task, at any level and with CoLA in or left out.</summary>
public static class OperatingPoints
{
    /// <summary>
    /// A row a model, data, quality and convention: model, data, quality, cola (<c>in</c>; <c>out</c>, as the authors had
    /// it; <c>not run</c>), tasks (how many count), plan and trained_layers (null where no depth reaches the quality),
    /// layers (L), held_up_by (the tasks for which the next smaller depth isn't enough).
    /// </summary>
    /// <param name="runs">Runs as <see cref="RunFrames"/> makes them.</param>
    /// <param name="qualities">The parts of the quality, 0 to 1; none for the paper's 0.9 and 0.95.</param>
    /// <exception cref="KitException">A column is missing, or a quality isn't between 0 and 1.</exception>
    public static DataFrame Of(DataFrame runs, params IReadOnlyList<double> qualities)
    {
        IReadOnlyList<double> levels = qualities is [] ? [0.9, 0.95] : qualities;
        foreach (var level in levels.Where(level => level is not (> 0 and <= 1)))
        {
            throw new KitException(FormattableString.Invariant($"quality {level}: give a part of the quality of all, above 0 and at most 1, such as 0.9"));
        }
        var read = RunFrames.Read(runs);
        var layers = read.GroupBy(run => run.Model).ToDictionary(model => model.Key, model => model.First().Layers);
        var rows =
            from model in StudySummary.Of(read, dropBelow: null).GroupBy(row => (row.Model, row.Data))
            from level in levels
            from row in model.Any(row => OperatingPoint.IsCola(row.Task))
                ? [new Row("in", Find(model, level, _ => true)), new Row("out", Find(model, level, task => !OperatingPoint.IsCola(task)))]
                : new[] { new Row("not run", Find(model, level, _ => true)) }
            select row with { Point = row.Point with { Data = model.Key.Data } };
        return new FrameBuilder<Row>([.. rows])
            .Text("model", row => row.Point.Model).Text("data", row => row.Point.Data).Number("quality", row => row.Point.Share).Text("cola", row => row.Cola)
            .Whole("tasks", row => row.Point.Tasks.Count).Text("plan", row => row.Point.Plan?.ToString()).Whole("trained_layers", row => row.Point.TrainedLayers)
            .Whole("layers", row => layers[row.Point.Model]).Text("held_up_by", row => string.Join(", ", row.Point.HeldUpBy))
            .Frame;
    }

    private static OperatingPoint Find(IGrouping<(string Model, string Data), SummaryRow> model, double level, Func<string, bool> counts) =>
        OperatingPoint.Of(model, model.Key.Model, level, counts);

    private sealed record Row(string Cola, OperatingPoint Point);
}
