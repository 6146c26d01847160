using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>The figures of a study.</summary>
public static class StudyFigures
{
    /// <summary>Relative quality by depth: a panel a model, a line a task.</summary>
    /// <param name="summary">The study's rows.</param>
    public static ChartFigure RelativeQuality(IReadOnlyList<SummaryRow> summary)
    {
        var depths = Depths(summary);
        var panels = LayerFreezing.RelativeQuality.Of(summary).GroupBy(one => one.Row.Model).Select(model => new FigurePanel(model.Key,
            [.. model.GroupBy(one => one.Row.Task).Select(task => new FigureSeries(task.Key,
                [.. task.Select(one => new FigurePoint(depths.IndexOf(one.Row.Plan), 100 * one.Value, 100 * one.Low, 100 * one.High))]))]));
        return new("How much of the quality is left with fewer trained layers", "Line chart of relative quality by trained layers, a panel a model, a line a task.",
            Axis(depths), new("relative quality: mean score, % of that of all") { Marks = [90] }, [.. panels])
        {
            Note = $"95 % intervals of the ratio (Fieller), {Seeds(summary)}; the dotted line is 90 %. 100 % is the mean of all.",
        };
    }

    /// <summary>Scores by depth: a panel a task, a line a model, every run a dot.</summary>
    /// <param name="results">A study's results.</param>
    public static ChartFigure ScoreByDepth(StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ScoreByDepth(results.Summary, results.ToDataFrame());
    }

    /// <summary>The same of rows and runs that are there already.</summary>
    internal static ChartFigure ScoreByDepth(IReadOnlyList<SummaryRow> summary, DataFrame runs)
    {
        var figure = Figures.QualityByDepth(Means.Of([.. summary.Where(row => row.Score.Mean is not null)]), runs);
        return figure with
        {
            Title = "Scores on dev by the number of trained layers",
            OwnScales = false,
            Panels = [.. figure.Panels.Select(panel => panel with { Title = $"{panel.Title} ({MetricOf(panel.Title)})" })],
            Note = $"95 % intervals of the mean (Student's t), {Seeds(summary)}. {figure.Note}",
        };
    }

    /// <summary>Writes both into the results' folder <c>figures</c>.</summary>
    /// <param name="results">A study's results.</param>
    /// <returns>The files; none where nothing is done yet.</returns>
    /// <exception cref="KitException">A file can't be written.</exception>
    public static IReadOnlyList<string> Write(StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var figures = new[] { ("relative-quality", RelativeQuality(results.Summary)), ("score-by-depth", ScoreByDepth(results)) };
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

    private static string MetricOf(string task) => GlueTask.Find(task.EndsWith("-mm", StringComparison.Ordinal) ? task[..^3] : task).Score.Name;

    private static string Seeds(IReadOnlyList<SummaryRow> summary)
    {
        var counts = summary.Select(row => row.Score.Count).Distinct().Order().ToList();
        return counts.Count == 1 ? FormattableString.Invariant($"n = {counts[0]} seeds") : FormattableString.Invariant($"n = {counts[0]} to {counts[^1]} seeds");
    }

    private static FigureAxis Axis(IEnumerable<FreezePlan> depths) => new(Figures.TrainedLayers) { Names = [.. depths.Select(Name)] };
}
