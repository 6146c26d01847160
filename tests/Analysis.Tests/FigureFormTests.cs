using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>What holds for a figure of every kind, in both of its forms.</summary>
public sealed class FigureFormTests
{
    public static TheoryData<string> Kinds() => [.. FigureExamples.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThePictureNeedsNoScriptNoStyleSheetAndNothingFromElsewhere(string kind)
    {
        var picture = new Picture(FigureExamples.All[kind]);
        string[] allowed = ["svg", "title", "desc", "g", "rect", "path", "circle", "text"];
        Assert.All(picture.Root.DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, allowed));
        Assert.All(picture.Root.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration), attribute =>
        {
            Assert.DoesNotContain("url(", attribute.Value, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("//", attribute.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", attribute.Value, StringComparison.Ordinal);
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName == "href", attribute.ToString());
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NothingIsCutAndNoTwoTextsOverlap(string kind)
    {
        var picture = new Picture(FigureExamples.All[kind]);
        Assert.All(picture.Texts, text => Assert.True(picture.Sheet.Holds(text.Box), $"{text} leaves {picture.Sheet}"));
        var overlapping = from one in picture.Texts.Select((text, place) => (text, place))
                          from other in picture.Texts.Skip(one.place + 1)
                          where one.text.Box.Meets(other.Box)
                          select $"{one.text} and {other}";
        Assert.Empty(overlapping);
        Assert.All(picture.Elements("text"), text => Assert.True(double.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture) >= 12));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheAlternativeTextSaysTitleAndNumbers(string kind)
    {
        var (figure, picture) = (FigureExamples.All[kind], new Picture(FigureExamples.All[kind]));
        Assert.Equal("img", picture.Root.Attribute("role")!.Value);
        var ids = picture.Root.Elements().Where(element => element.Name.LocalName is "title" or "desc").Select(element => element.Attribute("id")!.Value);
        Assert.Equal(picture.Root.Attribute("aria-labelledby")!.Value, string.Join(' ', ids));
        Assert.Equal((figure.Title, figure.AltText), (picture.Title, picture.Description));
        Assert.StartsWith(figure.Description, figure.AltText, StringComparison.Ordinal);
        Assert.True(figure.AltText.Length > figure.Description.Length + 20, figure.AltText);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AxesSayWhatTheyAre(string kind)
    {
        var words = new Picture(FigureExamples.All[kind]).Words;
        string[] titles = FigureExamples.All[kind] switch
        {
            ChartFigure chart => [chart.Values.Title, .. chart.Panels.Select(panel => (panel.Places ?? chart.Places).Title)],
            var other => [((HeatMapFigure)other).Across.Title, ((HeatMapFigure)other).Down.Title, ((HeatMapFigure)other).ValuesAre],
        };
        Assert.All(titles, title => Assert.Contains(title, words, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ANotebookShowsThePictureWithTheTextBeside(string kind)
    {
        var figure = FigureExamples.All[kind];
        Assert.Equal(["image/svg+xml", "text/plain"], Host.Preferred(figure));
        Assert.Equal(figure.ToSvg(), Host.Show(figure, "image/svg+xml"));
        Assert.Equal($"{figure.Title}\n{figure.AltText}", Host.Show(figure, "text/plain"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BothFormsShowTheSamePoints(string kind)
    {
        var (figure, picture) = (FigureExamples.All[kind], new Picture(FigureExamples.All[kind]));
        if (figure is HeatMapFigure map)
        {
            var rows = Data(map)[0]!["z"]!.AsArray();
            Assert.Equal(map.Fields.Select(field => field.Value).Order(), rows.SelectMany(row => row!.AsArray()).Select(value => value!.GetValue<double>()).Order());
            Assert.Equal(map.Fields.Count, picture.Told.Count);
            return;
        }
        var chart = (ChartFigure)figure;
        var series = chart.Panels.SelectMany((panel, place) => panel.Series.Select(series => (panel, place, series))).ToList();
        var traces = Data(chart).Where(trace => !trace!["name"]!.GetValue<string>().EndsWith(", one seed", StringComparison.Ordinal)).Select(trace => trace!).ToList();
        Assert.Equal(series.Count, traces.Count);
        foreach (var ((_, place, one), trace) in series.Zip(traces))
        {
            var (along, values) = chart.Sideways ? ("y", "x") : ("x", "y");
            Assert.Equal((one.Name, place == 0 ? "x" : $"x{place + 1}"), (trace["name"]!.GetValue<string>(), trace["xaxis"]!.GetValue<string>()));
            Assert.Equal(one.Points.Select(point => point.Value), Numbers(trace[values]));
            Assert.All(one.Points.Zip(Numbers(trace[along])), pair => Assert.Equal(pair.First.Place, pair.Second, 0.3));
            var intervals = one.Points.Any(point => point.High is not null) ? Numbers(trace[$"error_{values}"]!["array"]) : [];
            Assert.Equal(one.Points.Where(point => point.High is not null).Select(point => point.High!.Value - point.Value), intervals, (x, y) => Math.Abs(x - y) < 1e-9);
        }
        Assert.Equal(series.SelectMany(one => one.series.Points.Select(point => $"{one.series.Name}, {chart.Told(one.panel, point)}".TrimStart(',', ' '))), picture.Told);
    }

    [Fact]
    public void SeedsAreDotsBehindTheirMeanInBothForms()
    {
        var figure = (ChartFigure)FigureExamples.All["quality by depth"];
        var seeds = figure.Panels.SelectMany(panel => panel.Series).SelectMany(series => series.Points).Sum(point => point.Seeds.Count);
        Assert.Equal(44 * 5, seeds);
        Assert.Equal(seeds, new Picture(figure).Elements("circle").Count());
        Assert.Equal(seeds, Data(figure).Where(trace => trace!["name"]!.GetValue<string>().EndsWith(", one seed", StringComparison.Ordinal)).Sum(trace => trace!["y"]!.AsArray().Count));
    }

    [Fact]
    public void TheDotsStandBesideTheIntervalOfTheirMeanInBothForms()
    {
        var figure = new ChartFigure("", "", new("") { Names = ["head", "all"] }, new(""),
            [new("", [new("m", [new(0, 50, 40, 60) { Seeds = [45, 55] }, new(1, 80, 70, 90) { Seeds = [75, 85] }])])]);
        var picture = new Picture(figure);
        var intervals = picture.Elements("path").Select(path => path.Attribute("d")!.Value).Where(d => d.Contains("h6", StringComparison.Ordinal))
            .Select(d => double.Parse(d[1..].Split(' ')[0], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2, intervals.Count);
        Assert.Equal(intervals.SelectMany(x => new[] { x + 5, x + 5 }), picture.Elements("circle").Where(circle => circle.Attribute("fill-opacity") is not null).Select(circle => double.Parse(circle.Attribute("cx")!.Value, CultureInfo.InvariantCulture)), (one, other) => Math.Abs(one - other) < 0.11);
        var dots = Data(figure).Single(trace => trace!["name"]!.GetValue<string>() == "m, one seed")!;
        Assert.All(Numbers(dots["x"]).Zip([0.0, 0, 1, 1]), pair => Assert.InRange(pair.First - pair.Second, 0.01, 0.1));
    }

    [Fact]
    public void SeriesDifferByDashesAndMarksAndNotByColourAlone()
    {
        var styles = Enumerable.Range(0, 8).Select(LineStyle.Of).ToList();
        Assert.Equal(8, styles.Select(style => style.Dashes).Distinct().Count());
        Assert.Equal(8, styles.Select(style => style.Symbol).Distinct().Count());
        Assert.Equal(8, styles.Select(style => style.Outline).Distinct().Count());
        var colours = new Picture(FigureExamples.All["quality by depth"]).Elements("g").Select(group => group.Attribute("stroke")?.Value).Where(colour => colour is not null and not "none").Distinct();
        Assert.Equal(4, colours.Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheInteractiveFormTakesPlotlyFromOutsideAndShowsItselfAsHtml(string kind)
    {
        var interactive = FigureExamples.All[kind].Interactive();
        Assert.Equal(["text/html", "text/plain"], Host.Preferred(interactive));
        var html = Host.Show(interactive, "text/html");
        Assert.Contains("plotly-2.35", html, StringComparison.Ordinal);
        Assert.True(html.Length < 60_000, $"{html.Length} characters");
        Assert.Equal(1, Count(html, "</script>"));
        Assert.Equal(interactive.Figure.ToString(), Host.Show(interactive, "text/plain"));
    }

    [Fact]
    public void WhatAModelIsCalledEndsNoScript()
    {
        var figure = FigureExamples.All["learning rates"] with { Title = "</script><script>alert(1)</script>" };
        var html = Host.Show(figure.Interactive(), "text/html");
        Assert.Equal((1, 1), (Count(html, "<script>"), Count(html, "</script>")));
        Assert.Equal(figure.Title, new Picture(figure).Title);
    }

    [Fact]
    public void AFigureIsDrawnAlikeUnderEveryCulture()
    {
        var here = FigureExamples.All.Values.Select(figure => figure.ToSvg() + figure).ToList();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try { Assert.Equal(here, FigureExamples.All.Values.Select(figure => figure.ToSvg() + figure)); }
        finally { CultureInfo.CurrentCulture = before; }
    }

    [Fact]
    public void AMissingColumnIsNamed()
    {
        var frame = new DataFrame(new StringDataFrameColumn("task", ["CoLA"]), new StringDataFrameColumn("model", ["m"]));
        var failure = Assert.Throws<KitException>(() => Figures.QualityByDepth(frame));
        Assert.Contains("needs a column plan, and the table has model, task", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferencesAreSortedAndReadByTheirIntervals()
    {
        var frame = new DataFrame(new StringDataFrameColumn("model", ["a", "b", "c"]), new StringDataFrameColumn("task", ["T", "T", "T"]), new StringDataFrameColumn("plan", ["top:6", "top:6", "top:6"]),
            new DoubleDataFrameColumn("difference", [-0.5, -3, 2]), new DoubleDataFrameColumn("ci_low", [-2, -5.0, 1]), new DoubleDataFrameColumn("ci_high", [1.0, -1, 3]));
        var figure = Figures.FullMinusFrozen(frame);
        Assert.Equal(["b T", "a T", "c T"], figure.Places.Names);
        Assert.Equal("score of all − score of top:6, points", figure.Values.Title);
        Assert.Equal(new FigurePoint(0, 3, 1, 5).ToString(), figure.Panels[0].Series[0].Points.Single().ToString());
        Assert.Equal(["training all is better: 0", "the data don't tell: 1", "freezing is better: 2"], figure.Panels[0].Series.Select(series => $"{series.Name}: {series.Points.Single().Place}"));
    }

    [Fact]
    public void OnTheFrontierNoOtherDepthIsCheaperAndBetter()
    {
        var frame = new DataFrame(new StringDataFrameColumn("plan", ["head", "top:1", "top:2", "all"]), new DoubleDataFrameColumn("mean", [50.0, 60, 58, 70]), new DoubleDataFrameColumn("seconds", [1.0, 2, 3, 9]));
        var panel = Figures.Frontier(frame, frame).Panels.Single();
        Assert.Equal(["head", "1", "all"], panel.Series[0].Points.Select(point => point.Label));
        Assert.Equal(["2"], panel.Series[1].Points.Select(point => point.Label));
        Assert.Equal("seconds a run", panel.Places!.Title);
    }

    [Fact]
    public void PlansStandInTheOrderOfTheirTableWithTheirSeedsBehind()
    {
        var means = new DataFrame(new StringDataFrameColumn("model", ["m", "m"]), new StringDataFrameColumn("plan", ["top:3", "layers:0,1,2"]),
            new DoubleDataFrameColumn("mean", [70, 60]), new DoubleDataFrameColumn("ci_low", [68, 57]), new DoubleDataFrameColumn("ci_high", [72, 63]));
        var runs = new DataFrame(new StringDataFrameColumn("model", ["m", "m"]), new StringDataFrameColumn("plan", ["layers:0,1,2", "layers:0,1,2"]), new DoubleDataFrameColumn("score", [59, 61]));
        var figure = Figures.QualityByPlan(means, runs);
        Assert.Equal(["top:3", "layers:0,1,2"], figure.Places.Names);
        Assert.Equal([59, 61], figure.Panels.Single().Series.Single().Points[1].Seeds);
    }

    [Fact]
    public void ADifferenceIsReadByItsInterval()
    {
        var frame = new DataFrame(new StringDataFrameColumn("what", ["a", "b", "c"]),
            new DoubleDataFrameColumn("difference", [-2, 3, 0.5]), new DoubleDataFrameColumn("ci_low", [-3, 1, -1]), new DoubleDataFrameColumn("ci_high", [-1.0, 5, 2]));
        var figure = Figures.Differences(frame, "what");
        Assert.Equal(["a", "b", "c"], figure.Places.Names);
        Assert.Equal(["above 0: 1", "the data don't tell: 2", "below 0: 0"], figure.Panels[0].Series.Select(series => $"{series.Name}: {series.Points.Single().Place}"));
    }

    [Fact]
    public void ACostHasItsIntervalAndADepthNeedsNoCountOfItsLayers()
    {
        var costs = new DataFrame(new StringDataFrameColumn("plan", ["head"]), new DoubleDataFrameColumn("trained_layers", [0.0]),
            new DoubleDataFrameColumn("seconds", [5.0]), new DoubleDataFrameColumn("seconds_low", [4.0]), new DoubleDataFrameColumn("seconds_high", [6.0]));
        var point = Figures.CostByDepth(costs).Panels.Single().Series.Single().Points.Single();
        Assert.Equal((4.0, 6.0), (point.Low, point.High));
        var rates = new DataFrame(new StringDataFrameColumn("plan", ["all", "top:3", "head"]), new DoubleDataFrameColumn("rate", [1e-4, 1e-4, 1e-4]), new DoubleDataFrameColumn("mean", [9.0, 8, 5]));
        Assert.Equal(["head", "3", "all"], Figures.LearningRates(rates).Down.Names);
    }

    [Fact]
    public void AValueThatIsMissingLeavesAGap()
    {
        var frame = new DataFrame(new StringDataFrameColumn("task", ["T", "T"]), new StringDataFrameColumn("model", ["m", "m"]), new StringDataFrameColumn("plan", ["head", "all"]),
            new DoubleDataFrameColumn("trained_layers", [0.0, 2]), new DoubleDataFrameColumn("mean", new double?[] { 5, null }));
        var picture = new Picture(Figures.QualityByDepth(frame));
        Assert.Equal("m, head: 5", Assert.Single(picture.Told));
    }

    private static JsonArray Data(Figure figure)
    {
        const string Start = "var data = ";
        var line = figure.Interactive().Chart.GetPlottingJS().Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith(Start, StringComparison.Ordinal));
        return JsonNode.Parse(line[Start.Length..].TrimEnd(';'))!.AsArray();
    }

    private static IEnumerable<double> Numbers(JsonNode? array) => array!.AsArray().Select(value => value!.GetValue<double>());

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
