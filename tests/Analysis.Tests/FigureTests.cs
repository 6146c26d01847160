using System.Xml.Linq;

namespace LayerFreezing.Tests;

/// <summary>Figures from a study's summary, as SVG.</summary>
public sealed class FigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly IReadOnlyList<SummaryRow> Summary = StudySummary.Of(Runs(), dropBelow: null);

    [Fact]
    public void Relative_quality_has_a_panel_a_model_and_a_line_a_task()
    {
        var figure = StudyFigures.RelativeQuality(Summary);
        Assert.Equal(["head", "1", "3", "all"], figure.Places);
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
    public void The_svg_is_well_formed_says_its_axes_and_speaks_to_who_cannot_see_it()
    {
        foreach (var figure in new[] { StudyFigures.RelativeQuality(Summary), StudyFigures.ScoreByDepth(Summary) })
        {
            var root = XDocument.Parse(figure.ToSvg()).Root!;
            Assert.Equal("img", root.Attribute("role")!.Value);
            Assert.Equal(figure.Title, root.Element(Svg + "title")!.Value);
            Assert.Contains("one-model, micro-CoLA: head 0.0 (0 %), 1 20.0 (25 %)", root.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
            var texts = root.Descendants(Svg + "text").Select(text => text.Value).ToList();
            Assert.Contains(figure.ValuesAre, texts);
            Assert.Contains(figure.PlacesAre, texts);
            Assert.Contains(texts, text => text.Contains("95 %", StringComparison.Ordinal) && text.Contains("n = 3 seeds", StringComparison.Ordinal));
            Assert.All(figure.Panels, panel => Assert.Contains(panel.Title, texts));
            Assert.DoesNotContain("NaN", figure.ToSvg(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Lines_differ_by_dashes_and_marks_and_not_by_colour_alone()
    {
        var root = XDocument.Parse(StudyFigures.RelativeQuality(Summary).ToSvg()).Root!;
        var lines = root.Descendants(Svg + "path").Where(path => path.Attribute("stroke-dasharray") is not null && path.Parent!.Attribute("stroke") is not null)
            .Select(path => (path.Parent!.Attribute("stroke")!.Value, path.Attribute("stroke-dasharray")!.Value)).Distinct().ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(2, lines.Select(line => line.Item2).Distinct().Count());
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
        var scale = new FigureScale([-3.2, 97]);
        Assert.Equal([-20, 0, 20, 40, 60, 80, 100], scale.Ticks, (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal(0.5, scale.Share(40), 1e-9);
        Assert.True(new FigureScale([5, 5]).High > 5);
        Assert.True(new FigureScale([]).Ticks.Any());
    }

    /// <summary>Two models, two tasks, four depths, three seeds; scores 4 below, at and 4 above the mean.</summary>
    private static IEnumerable<(Cell, RunRecord?)> Runs() =>
        from model in new[] { "one-model", "other <model>" }
        from task in new[] { ("micro-CoLA", new[] { 80.0, 60, 20, 0 }), ("micro-SST-2", [100, 98, 96, 60]) }
        from depth in new[] { (FreezePlan.All, 12), (FreezePlan.Top(3), 3), (FreezePlan.Top(1), 1), (FreezePlan.Head, 0) }.Select((depth, place) => (depth, place))
        from seed in new[] { 1, 2, 3 }
        let cell = new Cell($"{model}{task.Item1}{depth.place}{seed}", CellStage.Grid, model, task.Item1, "glue-micro", depth.depth.Item1, depth.depth.Item2, seed, 1e-4)
        select (cell, (RunRecord?)Examples.Run(depth.depth.Item1.ToString(), task.Item2[depth.place] + (4 * (seed - 2)), 1, task.Item1, model));
}
