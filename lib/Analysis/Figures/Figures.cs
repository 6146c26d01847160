using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>
/// The kit's figures, drawn from tables. They work nothing out: a table brings its means (<c>mean</c>) and intervals
/// (<c>ci_low</c>, <c>ci_high</c>; empty for none), a second one the single runs (<c>score</c>) for the dots behind.
/// Change what a figure says with <c>figure with { Title = … }</c>.
/// </summary>
public static partial class Figures
{
    /// <summary>What stands below an axis of depths.</summary>
    public const string TrainedLayers = "trained layers (head: none; all: embeddings too)";

    /// <summary>More layers than any model has.</summary>
    private const int MostLayers = 1000;

    private const string Dots = "Small dots: single runs.";

    /// <summary>Score by depth: a panel a task, a line a model.</summary>
    /// <param name="means">Columns task, model, plan, trained_layers, mean; ci_low and ci_high where there are intervals.</param>
    /// <param name="runs">Columns task, model, plan, score: one row a run; null for no dots.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static ChartFigure QualityByDepth(DataFrame means, DataFrame? runs = null) => ByDepth("QualityByDepth", "mean", means, runs, "score × 100",
        "Score by number of trained layers", "Line chart of mean scores on dev by trained layers, a panel a task.") with
    {
        OwnScales = true,
    };

    /// <summary>Relative quality by depth: a panel a task, a line a model, thin lines at 90 and 100 %.</summary>
    /// <param name="qualities">
    /// What <see cref="LayerFreezing.RelativeQuality.Of(DataFrame)"/> makes: task, model, plan, trained_layers, relative (1 is the
    /// quality of <c>all</c>), relative_low, relative_high.
    /// </param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static ChartFigure RelativeQuality(DataFrame qualities)
    {
        var figure = ByDepth("RelativeQuality", "relative", qualities, null, "relative quality, % of the mean of all",
            "How much quality is left with fewer trained layers", "Line chart of relative quality by trained layers, a panel a task.");
        return figure with { Values = figure.Values with { Marks = [90, 100] } };
    }

    /// <summary>Differences with their intervals, the largest on top: does training everything help?</summary>
    /// <param name="differences">
    /// What <see cref="PairedDifferences.Of"/> makes against <c>all</c>: model, task, plan, difference (plan − all), ci_low, ci_high.
    /// Keep the depths that matter with a filter: each row is a line of the figure.
    /// </param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static ChartFigure FullMinusFrozen(DataFrame differences)
    {
        var rows = new FigureRows(differences, "FullMinusFrozen", "model", "task", "plan", "difference", "ci_low", "ci_high").All
            .Where(row => double.IsFinite(row.Value("difference"))).OrderBy(row => row.Value("difference")).ToList();
        var plans = rows.Select(row => row.Text("plan")).Distinct().ToList();
        var several = plans.Count > 1;
        var points = rows.Select((row, place) => (Reading: Read(row), Point: new FigurePoint(place, -row.Value("difference"), -row.Maybe("ci_high"), -row.Maybe("ci_low"))));
        var series = new[] { "training all is better", "the data don't tell", "freezing is better" }
            .Select(reading => new FigureSeries(reading, [.. points.Where(point => point.Reading == reading).Select(point => point.Point)]) { Form = SeriesForm.Points });
        return new("Does training everything help?", "Differences between the score of all and that with layers frozen, sorted, with intervals.",
            new("") { Names = [.. rows.Select(row => $"{row.Text("model")} {row.Text("task")}{(several ? $" {row.Text("plan")}" : "")}")] },
            new(several || plans.Count == 0 ? "score of all − score with layers frozen, points" : $"score of all − score of {plans[0]}, points") { Marks = [0] },
            [new("", [.. series.Where(one => one.Points.Count > 0)])])
        {
            Sideways = true,
            Note = "Bars: the table's intervals; what crosses 0 could be either.",
        };
    }

    private static string Read(FigureRow row) => (row.Maybe("ci_low"), row.Maybe("ci_high")) switch
    {
        (_, < 0) => "training all is better",
        ( > 0, _) => "freezing is better",
        _ => "the data don't tell",
    };

    private static ChartFigure ByDepth(string name, string value, DataFrame means, DataFrame? runs, string unit, string title, string description)
    {
        var rows = new FigureRows(means, name, "task", "model", "plan", "trained_layers", value).All;
        var seeds = runs is null ? null : new FigureRows(runs, name, "task", "model", "plan", "score").All.ToLookup(Key, row => row.Value("score"));
        var depths = Depths(rows);
        var panels = rows.GroupBy(row => row.Text("task")).Select(task => new FigurePanel(task.Key,
            [.. task.GroupBy(row => row.Text("model")).Select(model => new FigureSeries(model.Key,
                [.. model.Select(row => Point(row, depths.IndexOf(row.Text("plan")), value) with { Seeds = [.. seeds?[Key(row)] ?? []] }).OrderBy(point => point.Place)]))]));
        return new ChartFigure(title, description, new(TrainedLayers) { Names = [.. depths.Select(DepthName)] }, new(unit), [.. panels])
        {
            Note = runs is null ? "" : Dots,
        };

        static (string, string, string) Key(FigureRow row) => (row.Text("task"), row.Text("model"), row.Text("plan"));
    }

    /// <summary>A mean with its interval; a ratio in percent.</summary>
    private static FigurePoint Point(FigureRow row, double place, string value = "mean") => value == "relative"
        ? new(place, 100 * row.Value(value), 100 * row.Maybe("relative_low"), 100 * row.Maybe("relative_high"))
        : new(place, row.Value(value), row.Maybe("ci_low"), row.Maybe("ci_high"));

    /// <summary>The plans from the least trained to all.</summary>
    private static List<string> Depths(IEnumerable<FigureRow> rows) =>
        [.. rows.OrderBy(row => row.Text("plan") == "all").ThenBy(row => row.Maybe("trained_layers") ?? Layers(row.Text("plan"))).Select(row => row.Text("plan")).Distinct()];

    /// <summary>The trained layers that a plan names; <c>layers:3,4</c> has as many as it lists.</summary>
    private static int Layers(string plan) => FreezePlan.Parse(plan) is { TrainsEmbeddings: false } parsed ? parsed.TrainedLayers(MostLayers) : MostLayers;

    private static string DepthName(string plan) => plan.Replace("top:", "", StringComparison.Ordinal);
}
