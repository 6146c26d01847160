using Microsoft.Data.Analysis;

namespace LayerFreezing;

public static partial class Figures
{
    /// <summary>Mean scores by what is trained, plans from top to bottom in the order of the table: for plans that differ in more than their number of layers.</summary>
    /// <param name="means">Columns model, plan, mean; ci_low and ci_high where there are intervals.</param>
    /// <param name="runs">Columns model, plan, score: one row a run; null for no dots.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static ChartFigure QualityByPlan(DataFrame means, DataFrame? runs = null)
    {
        var rows = new FigureRows(means, "QualityByPlan", "model", "plan", "mean").All;
        var seeds = runs is null ? null : new FigureRows(runs, "QualityByPlan", "model", "plan", "score").All.ToLookup(Key, row => row.Value("score"));
        List<string> plans = [.. rows.Select(row => row.Text("plan")).Distinct()];
        var series = rows.GroupBy(row => row.Text("model")).Select(model => new FigureSeries(model.Key,
            [.. model.Select(row => Point(row, plans.IndexOf(row.Text("plan"))) with { Seeds = [.. seeds?[Key(row)] ?? []] })])
        { Form = SeriesForm.Points });
        return new("Score by what is trained", "Points of mean scores on dev, a line a plan.", new("") { Names = plans }, new("score × 100"), [new("", [.. series])])
        {
            Sideways = true,
            Note = runs is null ? "" : Dots,
        };

        static (string, string) Key(FigureRow row) => (row.Text("model"), row.Text("plan"));
    }

    /// <summary>Differences of any kind with their intervals, in the order of the table, and whether they can be told from 0.</summary>
    /// <param name="differences">Columns difference, ci_low, ci_high, and the one of names.</param>
    /// <param name="names">The column that says what each row compares.</param>
    /// <param name="unit">What the differences are.</param>
    /// <exception cref="KitException">A column is missing.</exception>
    public static ChartFigure Differences(DataFrame differences, string names, string unit = "difference, points of the score")
    {
        var rows = new FigureRows(differences, "Differences", names, "difference", "ci_low", "ci_high").All.Where(row => double.IsFinite(row.Value("difference"))).ToList();
        var points = rows.Select((row, place) => (Reading: Sign(row), Point: new FigurePoint(place, row.Value("difference"), row.Maybe("ci_low"), row.Maybe("ci_high")))).ToList();
        var series = new[] { "above 0", "the data don't tell", "below 0" }
            .Select(reading => new FigureSeries(reading, [.. points.Where(point => point.Reading == reading).Select(point => point.Point)]) { Form = SeriesForm.Points });
        return new("What makes a difference?", "Differences with their intervals.", new("") { Names = [.. rows.Select(row => row.Text(names))] },
            new(unit) { Marks = [0] }, [new("", [.. series.Where(one => one.Points.Count > 0)])])
        {
            Sideways = true,
            Note = "Bars: the table's intervals; what crosses 0 could be either.",
        };
    }

    private static string Sign(FigureRow row) => (row.Maybe("ci_low"), row.Maybe("ci_high")) switch
    {
        ( > 0, _) => "above 0",
        (_, < 0) => "below 0",
        _ => "the data don't tell",
    };
}
