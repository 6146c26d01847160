namespace LayerFreezing.Tests;

/// <summary>Figures from a study's summary, and the scales they are drawn on.</summary>
public sealed class FigureTests
{
    private static readonly IReadOnlyList<SummaryRow> Summary = StudySummary.Of(Runs(), dropBelow: null);
    private static readonly ChartFigure ScoreByDepth = StudyFigures.ScoreByDepth(Summary, Runs().ToDataFrame());

    [Fact]
    public void Relative_quality_has_a_panel_a_model_and_a_line_a_task()
    {
        var figure = StudyFigures.RelativeQuality(Summary);
        Assert.Equal(["head", "1", "3", "all"], figure.Places.Names);
        Assert.Equal(["one-model", "other <model>"], figure.Panels.Select(panel => panel.Title));
        Assert.All(figure.Panels, panel => Assert.Equal(["micro-CoLA", "micro-SST-2"], panel.Series.Select(series => series.Name)));
        var points = figure.Panels[0].Series[0].Points;
        Assert.Equal([0, 1, 2, 3], points.Select(point => point.Place));
        Assert.Equal([0.0, 25, 75, 100], points.Select(point => point.Value), (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.All(points.Take(3), point => Assert.True(point.Low < point.Value && point.High > point.Value, $"{point}"));
        // Fieller's, of 56 60 64 over 76 80 84: SciPy 1.10.1 (optimize.brentq on his equation).
        Assert.Equal((65.1318405719603, 85.90084354303078), (points[2].Low!.Value, points[2].High!.Value), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9);
    }

    [Fact]
    public void A_studys_figures_say_their_axes_and_speak_to_who_cannot_see_them()
    {
        foreach (var figure in new[] { StudyFigures.RelativeQuality(Summary), ScoreByDepth })
        {
            var picture = new Picture(figure);
            Assert.Equal(figure.Title, picture.Title);
            Assert.Contains(figure.Values.Title, picture.Words, StringComparison.Ordinal);
            Assert.Contains(figure.Places.Title, picture.Words, StringComparison.Ordinal);
            Assert.Contains("95 % intervals", picture.Words, StringComparison.Ordinal);
            Assert.Contains("n = 3 seeds", picture.Words, StringComparison.Ordinal);
            Assert.All(figure.Panels, panel => Assert.Contains(panel.Title, picture.Words, StringComparison.Ordinal));
        }
        Assert.Contains("micro-CoLA (Matthews correlation), one-model: head: 0 (-9.94 to 9.94), 1: 20 (10.1 to 29.9), 3: 60", ScoreByDepth.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_run_is_a_dot_behind_its_mean()
    {
        Assert.All(ScoreByDepth.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Points), point => Assert.Equal([point.Value - 4, point.Value, point.Value + 4], point.Seeds.Order(), Close));
        Assert.Contains("dots: single runs", ScoreByDepth.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_depth_is_an_operating_point_only_where_every_task_reaches_the_share()
    {
        Assert.Equal(FreezePlan.All, OperatingPoint.Of(Summary, "one-model", 0.9).Plan);
        Assert.Equal(FreezePlan.Top(3), OperatingPoint.Of(Summary, "one-model", 0.7).Plan);
        var without = OperatingPoint.Of(Summary, "one-model", 0.9, task => task != "micro-CoLA");
        Assert.Equal((FreezePlan.Top(1), 1), (without.Plan, without.TrainedLayers));
        Assert.Equal(["micro-SST-2"], without.Tasks);
    }

    [Fact]
    public void A_scale_has_round_ticks_that_hold_all_values()
    {
        var scale = FigureScale.Of(new(""), [-3.2, 97]);
        Assert.Equal([-20, 0, 20, 40, 60, 80, 100], Values(scale), Close);
        Assert.Equal(0.5, scale.Share(40), 1e-9);
        Assert.Equal(1, FigureScale.Of(new("") { Marks = [100] }, [20, 80]).Share(100), 1e-9);
        Assert.True(FigureScale.Of(new(""), [5, 5]).Share(5) is > 0 and < 1);
        Assert.NotEmpty(FigureScale.Of(new(""), []).Ticks);
        Assert.Equal(0, FigureScale.Of(new(""), [0.1, 0.3]).Share(0.1), 1e-9);
    }

    [Fact]
    public void On_a_logarithmic_scale_equal_factors_are_equal_steps()
    {
        var scale = FigureScale.Of(new("") { Logarithmic = true }, [3, 90, 0]);
        Assert.Equal([2, 5, 10, 20, 50, 100], Values(scale), Close);
        Assert.Equal(scale.Share(20) - scale.Share(10), scale.Share(100) - scale.Share(50), 1e-9);
        Assert.Equal([1, 10, 100, 1000], Values(FigureScale.Of(new("") { Logarithmic = true }, [3, 900])), Close);
    }

    [Fact]
    public void Named_places_stand_in_the_middle_of_equal_parts()
    {
        var scale = FigureScale.Of(new("") { Names = ["head", "1", "all"] }, []);
        Assert.Equal([1 / 6.0, 0.5, 5 / 6.0], scale.Ticks.Select(tick => scale.Share(tick.Value)), Close);
    }

    private static IEnumerable<double> Values(FigureScale scale) => scale.Ticks.Select(tick => tick.Value);

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-9;

    /// <summary>Two models, two tasks, four depths, three seeds; scores 4 below, at and 4 above the mean.</summary>
    private static IEnumerable<(Cell, RunRecord?)> Runs() =>
        from model in new[] { "one-model", "other <model>" }
        from task in new[] { ("micro-CoLA", new[] { 80.0, 60, 20, 0 }), ("micro-SST-2", [100, 98, 96, 60]) }
        from depth in new[] { (FreezePlan.All, 12), (FreezePlan.Top(3), 3), (FreezePlan.Top(1), 1), (FreezePlan.Head, 0) }.Select((depth, place) => (depth, place))
        from seed in new[] { 1, 2, 3 }
        let cell = new Cell($"{model}{task.Item1}{depth.place}{seed}", CellStage.Grid, model, task.Item1, "glue-micro", depth.depth.Item1, depth.depth.Item2, seed, 1e-4)
        select (cell, (RunRecord?)Examples.Run(depth.depth.Item1.ToString(), task.Item2[depth.place] + (4 * (seed - 2)), 1, task.Item1, model));
}
