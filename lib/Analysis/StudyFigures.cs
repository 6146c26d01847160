namespace LayerFreezing;

/// <summary>The figures of a study, drawn from its summary alone.</summary>
public static class StudyFigures
{
    private const string Trained = "trained layers (head: the head alone; all: embeddings too)";

    /// <summary>Relative quality by depth: a panel a model, a line a task.</summary>
    /// <param name="summary">The study's rows.</param>
    public static LineFigure RelativeQuality(IReadOnlyList<SummaryRow> summary)
    {
        var depths = Depths(summary);
        var panels = LayerFreezing.RelativeQuality.Of(summary).GroupBy(one => one.Row.Model).Select(model => new FigurePanel(model.Key,
            [.. model.GroupBy(one => one.Row.Task).Select(task => new FigureSeries(task.Key,
                [.. task.Select(one => new FigurePoint(depths.IndexOf(one.Row.Plan), 100 * one.Value, 100 * one.Low, 100 * one.High))]))]));
        return new("How much of the quality is left with fewer trained layers", Told(summary, "relative quality"), [.. depths.Select(Name)], Trained,
            "relative quality: mean score, % of that of all", [.. panels])
        {
            Marks = [90],
            Note = $"95 % intervals of the ratio (Fieller), {Seeds(summary)}; the dotted line is 90 %. 100 % is the mean of all.",
        };
    }

    /// <summary>Scores by depth: a panel a task, a line a model.</summary>
    /// <param name="summary">The study's rows.</param>
    public static LineFigure ScoreByDepth(IReadOnlyList<SummaryRow> summary)
    {
        var depths = Depths(summary);
        var panels = summary.Where(row => row.Score.Mean is not null).GroupBy(row => row.Task).Select(task => new FigurePanel($"{task.Key} ({MetricOf(task.Key)})",
            [.. task.GroupBy(row => row.Model).Select(model => new FigureSeries(model.Key,
                [.. InOrder(model, depths).Select(row => new FigurePoint(depths.IndexOf(row.Plan), row.Score.Mean!.Value, row.Score.Low, row.Score.High))]))]));
        return new("Scores on dev by the number of trained layers", Told(summary, "score"), [.. depths.Select(Name)], Trained, "score × 100", [.. panels])
        {
            Note = $"95 % intervals of the mean (Student's t), {Seeds(summary)}.",
        };
    }

    /// <summary>Writes both into the results' folder <c>figures</c>.</summary>
    /// <param name="results">A study's results.</param>
    /// <returns>The files; none where nothing is done yet.</returns>
    /// <exception cref="KitException">A file can't be written.</exception>
    public static IReadOnlyList<string> Write(StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var summary = results.Summary;
        var figures = new[] { ("relative-quality", RelativeQuality(summary)), ("score-by-depth", ScoreByDepth(summary)) };
        List<string> files = [];
        foreach (var (name, figure) in figures.Where(figure => figure.Item2.Panels.Count > 0))
        {
            files.Add(Path.Combine(results.Folder, "figures", name + ".svg"));
            AtomicFile.WriteText(files[^1], figure.ToSvg());
        }
        return files;
    }

    /// <summary>The depths from the least trained to all.</summary>
    internal static List<FreezePlan> Depths(IEnumerable<SummaryRow> summary) =>
        [.. summary.OrderBy(row => row.TrainedLayers).ThenBy(row => row.Plan.TrainsEmbeddings).Select(row => row.Plan).Distinct()];

    /// <summary>A depth's name on an axis: head, 1, 2 …, all.</summary>
    internal static string Name(FreezePlan plan) => plan.ToString().Replace("top:", "", StringComparison.Ordinal);

    private static IEnumerable<SummaryRow> InOrder(IEnumerable<SummaryRow> rows, List<FreezePlan> depths) => rows.OrderBy(row => depths.IndexOf(row.Plan));

    private static string MetricOf(string task) => GlueTask.Find(task.EndsWith("-mm", StringComparison.Ordinal) ? task[..^3] : task).Score.Name;

    private static string Seeds(IReadOnlyList<SummaryRow> summary)
    {
        var counts = summary.Select(row => row.Score.Count).Distinct().Order().ToList();
        return counts.Count == 1 ? FormattableString.Invariant($"n = {counts[0]} seeds") : FormattableString.Invariant($"n = {counts[0]} to {counts[^1]} seeds");
    }

    /// <summary>The means in words, for who can't see the figure.</summary>
    private static string Told(IReadOnlyList<SummaryRow> summary, string what) => $"Line chart of {what} by trained layers. " + string.Join(' ',
        summary.GroupBy(row => (row.Model, row.Task)).Select(line => $"{line.Key.Model}, {line.Key.Task}: " + string.Join(", ",
            line.OrderBy(row => row.TrainedLayers).ThenBy(row => row.Plan.TrainsEmbeddings).Select(row => row.Score.Mean is { } mean
                ? FormattableString.Invariant($"{Name(row.Plan)} {mean:0.0}") + (row.Relative is { } part ? FormattableString.Invariant($" ({100 * part:0} %)") : "")
                : $"{Name(row.Plan)} –")) + "."));
}
