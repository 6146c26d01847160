using Microsoft.Data.Analysis;

namespace LayerFreezing;

public static partial class Figures
{
    /// <summary>
    /// Quality against what a run costs, a panel for the seconds and one for the memory; a stepped line joins the depths that no
    /// other beats in both: the frontier.
    /// </summary>
    /// <param name="means">Rows of one model and task: columns plan, mean; ci_low, ci_high where there are intervals.</param>
    /// <param name="costs">Rows of the same plans: columns plan, seconds and, where memory was measured, memory_mb.</param>
    /// <param name="unit">What mean is.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static ChartFigure Frontier(DataFrame means, DataFrame costs, string unit = "score × 100")
    {
        var paid = new FigureRows(costs, "Frontier", "plan", "seconds").All.ToLookup(row => row.Text("plan"));
        var rows = new FigureRows(means, "Frontier", "plan", "mean").All.Where(row => double.IsFinite(row.Value("mean")))
            .SelectMany(row => paid[row.Text("plan")].Take(1).Select(cost => (Mean: row, Cost: cost))).ToList();
        var panels = new[] { (Column: "seconds", Title: "Time", Axis: new FigureAxis("seconds a run")), ("memory_mb", "Memory", new("peak memory of a run, MB")) }
            .Where(cost => rows.Any(row => row.Cost.Maybe(cost.Column) is not null))
            .Select(cost => new FigurePanel(cost.Title, Beaten(rows, cost.Column)) { Places = cost.Axis });
        return new("What quality costs, and which depths are worth it", "Quality by cost at each depth; a stepped line joins the depths that no other beats in both.",
            new(""), new(unit), [.. panels])
        {
            Note = "Words: what is trained. On the line is the best quality for its cost; every other depth costs more and gives less.",
        };
    }

    /// <summary>The depths of the frontier, and the others.</summary>
    private static FigureSeries[] Beaten(List<(FigureRow Mean, FigureRow Cost)> rows, string cost)
    {
        var sorted = rows.Where(row => row.Cost.Maybe(cost) is not null).OrderBy(row => row.Cost.Value(cost)).ThenByDescending(row => row.Mean.Value("mean")).ToList();
        List<FigurePoint> frontier = [], others = [];
        foreach (var row in sorted)
        {
            var point = Point(row.Mean, row.Cost.Value(cost)) with { Label = DepthName(row.Mean.Text("plan")) };
            (frontier.Count == 0 || point.Value > frontier[^1].Value ? frontier : others).Add(point);
        }
        return [.. new[] { new FigureSeries("on the frontier", frontier) { Form = SeriesForm.Steps }, new("beaten by another depth", others) { Form = SeriesForm.Points } }
            .Where(series => series.Points.Count > 0)];
    }

    /// <summary>What each depth costs: one kind of cost a figure, because seconds and memory share no axis.</summary>
    /// <param name="costs">Columns plan, trained_layers and the cost; its name with _low and _high for intervals; model for a line each.</param>
    /// <param name="column">The column of the cost: <c>seconds</c>, <c>memory_mb</c>.</param>
    /// <param name="unit">What it is.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static ChartFigure CostByDepth(DataFrame costs, string column = "seconds", string unit = "seconds a run")
    {
        var rows = new FigureRows(costs, "CostByDepth", "plan", "trained_layers", column).All;
        var depths = Depths(rows);
        var series = rows.GroupBy(row => row.Text("model")).Select(model => new FigureSeries(model.Key,
            [.. model.Select(row => new FigurePoint(
                depths.IndexOf(row.Text("plan")), row.Value(column), row.Maybe($"{column}_low"), row.Maybe($"{column}_high"))).OrderBy(point => point.Place)]));
        return new("What each depth costs", "Line chart of cost by trained layers.", new(TrainedLayers) { Names = [.. depths.Select(DepthName)] }, new(unit), [new("", [.. series])]);
    }

    /// <summary>Means by depth and learning rate as a heat map, a depth a row, the chosen rate framed.</summary>
    /// <param name="rates">Rows of one model and task, as <see cref="RateFrame"/> makes them: plan, rate, mean; chosen where a rate was chosen.</param>
    /// <param name="unit">What mean is.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static HeatMapFigure LearningRates(DataFrame rates, string unit = "mean score × 100")
    {
        var rows = new FigureRows(rates, "LearningRates", "plan", "rate", "mean").All;
        var depths = Depths(rows);
        List<double> columns = [.. rows.Select(row => row.Value("rate")).Distinct().Order()];
        return new("Which learning rate suits which depth", "Heat map of mean scores by trained layers and learning rate.",
            new("learning rate") { Names = [.. columns.Select(rate => FormattableString.Invariant($"{rate:0.##e0}"))] },
            new("trained layers") { Names = [.. depths.Select(DepthName)] }, unit,
            [.. rows.Select(row => new HeatMapField(columns.IndexOf(row.Value("rate")), depths.IndexOf(row.Text("plan")), row.Value("mean"), row.Text("chosen") is "yes" or "True"))]);
    }
}
