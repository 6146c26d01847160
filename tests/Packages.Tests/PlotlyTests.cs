using System.Text.Json.Nodes;
using XPlot.Plotly;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in XPlot.Plotly.</summary>
public class PlotlyTests
{
    [Fact]
    public void OnlyWhatWasSetIsWritten()
    {
        var trace = Data(Chart.Plot(new Scatter { x = new[] { 1, 2 }, y = new[] { 0.5, 2 }, mode = "lines" }))[0]!;
        Assert.Equal(["mode", "type", "x", "y"], Names(trace));
        Assert.Equal("scatter", trace["type"]!.GetValue<string>());
        Assert.Equal("[0.5,2.0]", trace["y"]!.ToJsonString());
        Assert.Equal("bar", Data(Chart.Plot(new Bar()))[0]!["type"]!.GetValue<string>());
        Assert.Equal("heatmap", Data(Chart.Plot(new Heatmap()))[0]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void AskingForWhatWasNotSetIsAnErrorButForATracesName()
    {
        Assert.Throws<ArgumentException>(() => new Scatter().mode);
        Assert.Throws<ArgumentException>(() => new Layout.Layout().xaxis);
        Assert.Equal("", new Bar().name);
        Assert.Equal("full", new Bar { name = "full" }.name);
    }

    [Fact]
    public void AMissingNumberIsWrittenAsTextAndNullAsNull()
    {
        var trace = Data(Chart.Plot(new Scatter { y = new double?[] { 1, null, double.NaN } }))[0]!;
        Assert.Equal("[1.0,null,\"NaN\"]", trace["y"]!.ToJsonString());
        var map = Data(Chart.Plot(new Heatmap { z = new[,] { { 1.0, 2 }, { 3, 4 } }, colorscale = new object[] { new object[] { 0, "#fff" } } }))[0]!;
        Assert.Equal("[[1.0,2.0],[3.0,4.0]]", map["z"]!.ToJsonString());
        Assert.Equal("[[0,\"#fff\"]]", map["colorscale"]!.ToJsonString());
    }

    [Fact]
    public void TracesOfSeveralKindsShareAChartAndItsLayout()
    {
        var layout = new Layout.Layout { title = "t", showlegend = false, xaxis = new Xaxis { title = "layers" }, margin = new Margin { l = 40 } };
        var chart = Chart.Plot<Trace>([new Scatter { error_y = new Error_y { array = new[] { 1.0 } } }, new Bar { marker = new Marker { color = "red" } }], layout);
        Assert.Equal(2, Data(chart).Count);
        Assert.Equal(["margin", "showlegend", "title", "xaxis"], Names(LayoutOf(chart)));
        Assert.Equal("layers", LayoutOf(chart)["xaxis"]!["title"]!.GetValue<string>());
        Assert.Equal("[1.0]", Data(chart)[0]!["error_y"]!["array"]!.ToJsonString());
    }

    [Fact]
    public void EveryAxisSaysThatItIsOne() =>
        Assert.Equal(["_isSubplotObj"], Names(LayoutOf(Chart.Plot(new Bar(), new Layout.Layout { yaxis = new Yaxis() }))["yaxis"]!));

    [Fact]
    public void ALayoutsOwnClassAddsWhatThePackageLeavesOut()
    {
        var layout = LayoutOf(Chart.Plot(new Bar(), new GridLayout { title = "t", grid = new Dictionary<string, object> { ["rows"] = 2 } }));
        Assert.Equal(["grid", "title"], Names(layout));
        Assert.Equal(2, layout["grid"]!["rows"]!.GetValue<int>());
    }

    [Fact]
    public void TheWaysOfTheChartSetItsLayout()
    {
        var chart = Chart.Plot(new Bar());
        Assert.Contains("var layout = \"\";", chart.GetPlottingJS(), StringComparison.Ordinal);
        chart.WithTitle("a");
        chart.WithXTitle("b");
        chart.WithYTitle("c");
        chart.WithLegend(true);
        var layout = LayoutOf(chart);
        Assert.Equal(("a", "b", "c", true), (layout["title"]!.GetValue<string>(), layout["xaxis"]!["title"]!.GetValue<string>(),
            layout["yaxis"]!["title"]!.GetValue<string>(), layout["showlegend"]!.GetValue<bool>()));
        chart.WithLayout(new Layout.Layout { title = "d" });
        Assert.Equal(["title"], Names(LayoutOf(chart)));
    }

    [Fact]
    public void InlineHtmlIsAPlaceOfTheChartsSizeAndTheScriptThatDraws()
    {
        var chart = Chart.Plot(new Bar());
        Assert.Equal((900, 500), (chart.Width, chart.Height));
        chart.WithSize(640, 360);
        chart.WithId("here");
        var html = chart.GetInlineHtml();
        Assert.Contains("<div id=\"here\" style=\"width: 640px; height: 360px;\">", html, StringComparison.Ordinal);
        Assert.Contains("Plotly.newPlot('here', data, layout);", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<div", chart.GetInlineJS(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", chart.GetPlottingJS(), StringComparison.Ordinal);
    }

    [Fact]
    public void AWholePageTakesPlotlyFromWhereItIsTold()
    {
        var chart = Chart.Plot(new Bar());
        chart.WithPlotlySrc("plotly.js");
        Assert.Contains("<script src=\"plotly.js\"></script>", chart.GetHtml(), StringComparison.Ordinal);
        Assert.Contains(chart.GetPlottingJS(), chart.GetHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void EachChartHasAnIdOfItsOwn() => Assert.NotEqual(Chart.Plot(new Bar()).Id, Chart.Plot(new Bar()).Id);

    private static JsonArray Data(PlotlyChart chart) => JsonNode.Parse(Between(chart, "var data = "))!.AsArray();

    private static JsonNode LayoutOf(PlotlyChart chart) => JsonNode.Parse(Between(chart, "var layout = "))!;

    /// <summary>The value of one of the script's variables, each of which has a line.</summary>
    private static string Between(PlotlyChart chart, string start)
    {
        var line = chart.GetPlottingJS().Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith(start, StringComparison.Ordinal));
        return line[start.Length..].TrimEnd(';');
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);

    private sealed class GridLayout : Layout.Layout
    {
        public Dictionary<string, object>? grid { get; set; }
    }
}
