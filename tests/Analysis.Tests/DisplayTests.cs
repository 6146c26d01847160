using System.Globalization;
using System.Xml.Linq;

namespace LayerFreezing.Tests;

/// <summary>How the library's values show themselves in a notebook.</summary>
public sealed class DisplayTests
{
    private const string Cold = "#0072b2";
    private const string Warm = "#e69f00";

    private static readonly object[] Values =
    [
        FreezePlan.Top(2), LayerStack.Of(FreezePlan.Top(2), 6), ParameterCensus.Of(Examples.SixLayers, 2, FreezePlan.Top(2)), Examples.Progress,
        Examples.Evaluation, Examples.Result.Record, Examples.Result, Examples.Comparison, Examples.Study, Examples.Rates, Examples.Summary,
    ];

    public static TheoryData<string> Types() => [.. Values.Select(value => value.GetType().Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void AHostThatKnowsNamesAloneShowsHtmlWithTheTextBesideIt(string type)
    {
        var value = Values.Single(one => one.GetType().Name == type);
        Assert.Equal(["text/html", "text/plain"], Host.Preferred(value));
        Assert.Equal(value.ToString(), Host.Show(value, "text/plain"));
        Assert.NotEmpty(Host.Html(value).Value.Trim());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void HtmlNeedsNoScriptNoStyleSheetAndNoNetwork(string type)
    {
        var value = Values.Single(one => one.GetType().Name == type);
        string[] allowed = ["body", "div", "span", "table", "tr", "td", "th", "b", "code"];
        Assert.All(Host.Html(value).DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, allowed));
        Assert.DoesNotContain("url(", Host.Show(value, "text/html"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("//", Host.Show(value, "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersAreWrittenTheSameUnderEveryCulture()
    {
        var here = Values.Select(value => Host.Show(value, "text/html")).ToList();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try { Assert.Equal(here, Values.Select(value => Host.Show(value, "text/html"))); }
        finally { CultureInfo.CurrentCulture = before; }
    }

    [Fact]
    public void AStackShowsFrozenLayersColdAndTrainedOnesWarmWithTheWordBeside()
    {
        var rows = Host.Html(LayerStack.Of(FreezePlan.Top(2), 6)).Descendants("tr").ToList();
        string[] parts = ["head", "pooler", "layer 5", "layer 4", "layer 3", "layer 2", "layer 1", "layer 0", "embeddings"];
        Assert.Equal(parts, rows.Select(row => row.Elements().First().Value));
        Assert.Equal([.. Enumerable.Repeat("trained", 4), .. Enumerable.Repeat("frozen", 5)], rows.Select(row => row.Elements().Last().Value));
        Assert.All(rows.Take(4), row => Assert.Contains($"background:{Warm}", Style(row.Elements().First()), StringComparison.Ordinal));
        Assert.All(rows.Skip(4), row => Assert.Contains($"background:{Cold}", Style(row.Elements().First()), StringComparison.Ordinal));
    }

    [Fact]
    public void AStackSaysTheSameInText()
    {
        var lines = LayerStack.Of(FreezePlan.Layers(0, 2), 3).ToString().Split('\n');
        Assert.Equal(
            [
                "head        █ trained", "pooler      █ trained", "layer 2     █ trained", "layer 1     ░ frozen",
                "layer 0     █ trained", "embeddings  ░ frozen", "layers:0,2: 2 of 3 layers trained, embeddings frozen",
            ], lines);
    }

    [Theory]
    [InlineData("all", "all layers:trained embeddings:trained")]
    [InlineData("head", "all layers:frozen embeddings:frozen")]
    [InlineData("top:1", "last layer:trained layers below:frozen embeddings:frozen")]
    [InlineData("top:3", "last 3 layers:trained layers below:frozen embeddings:frozen")]
    [InlineData("first:9", "layers above:trained first 9 layers:frozen embeddings:frozen")]
    [InlineData("layers:3,5", "other layers:frozen layers 3, 5:trained embeddings:frozen")]
    public void APlanShowsItselfBeforeItMeetsAModel(string plan, string below)
    {
        var rows = Host.Rows(Host.Html(FreezePlan.Parse(plan)));
        Assert.Equal("head:trained pooler:trained " + below, string.Join(' ', rows.Select(row => string.Join(':', row))));
    }

    [Fact]
    public void ACensusHasABarForEachPartAsLongAsItsParameters()
    {
        var census = ParameterCensus.Of(Examples.SixLayers, 2, FreezePlan.Top(2));
        var html = Host.Html(census);
        var rows = Host.Rows(html);
        Assert.Equal(census.Rows.Count + 2, rows.Count);
        Assert.Equal(["part", "tensors", "parameters", "% of model", "frozen or trained", "% trained"], rows[0]);
        Assert.Equal("total", rows[^1][0]);
        var largest = census.Rows.Max(row => row.Parameters);
        foreach (var (row, cells) in census.Rows.Zip(html.Descendants("tr").Skip(1)))
        {
            var (name, bars) = (cells.Elements().First().Value, cells.Descendants("span").Where(span => !span.HasElements).Select(Percent).ToList());
            Assert.Equal(row.Name, name);
            Assert.Equal(100.0 * row.FrozenParameters / largest, bars[0], 0.01);
            Assert.Equal(100.0 * row.TrainedParameters / largest, bars[1], 0.01);
            Assert.EndsWith(row.TrainedParameters > 0 ? "trained" : "frozen", cells.Elements().ElementAt(4).Value.Trim(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ProgressFillsItsBarAndTellsTheLossAndTheTimeLeft()
    {
        var html = Host.Html(Examples.Progress);
        Assert.Equal(25, Percent(html.Descendants("span").Single(span => !span.HasElements && Style(span).Contains("height", StringComparison.Ordinal))));
        Assert.Equal("30/120  epoch 1/2  loss 0.693  321 examples/s  1 min 15 s left", html.Descendants("code").Single().Value);
        Assert.Equal("training ██████·················· 30/120  epoch 1/2  loss 0.693  321 examples/s  1 min 15 s left", Examples.Progress.ToString());
    }

    [Fact]
    public void AStudyUnderWayHasARowForEachRunAndTheLastNews()
    {
        var html = Host.Html(Examples.Study);
        var rows = Host.Rows(html);
        Assert.Equal(["", "run", "step", "loss", "score so far", "examples/s", "left"], rows[0]);
        Assert.Equal(["1", "small-bert CoLA top:2 seed 3", "30/120", "0.693", "41.00 ± 12.71 (2)", "321", "1 min 15 s"], rows[1].Select(cell => cell.Trim()));
        Assert.Equal(["2", "small-bert CoLA all seed 1", "loading", "", "–", "", ""], rows[2].Select(cell => cell.Trim()));
        Assert.Contains("mine, grid: 2 of 8 done, 1 failed, 5 left, 120 an hour, 2 min 30 s left", html.Value, StringComparison.Ordinal);
        Assert.Contains("small-bert CoLA top:2 seed 2: 43.20 in ", html.Value, StringComparison.Ordinal);
        Assert.Equal(100.0 * 3 / 8, Percent(html.Descendants("span").First(span => !span.HasElements)));
    }

    [Fact]
    public void ASearchShowsTheBestRateOfEachDepthAndItsMargin()
    {
        var rows = Host.Rows(Host.Html(Examples.Rates));
        Assert.Equal(["model", "task", "tuned", "0.00002", "0.00005", "best", "above the next"], rows[0]);
        Assert.Equal(["small-bert", "CoLA", "all", "50.00 (1)", "48.00 (1)", "0.00002", "2.00"], rows[1].Select(cell => cell.Trim()));
        Assert.Equal(["small-bert", "CoLA", "head", "12.00 (1)", "0.00 (1), 1 diverged", "0.00002", "12.00"], rows[2].Select(cell => cell.Trim()));
        Assert.Equal("small-bert  CoLA  all    50.00 (1)             48.00 (1)  0.00002            2.00", Examples.Rates.ToString().Split('\n')[1]);
    }

    [Fact]
    public void ASummaryShowsBothWays()
    {
        var rows = Host.Rows(Host.Html(Examples.Summary));
        Assert.Equal(["model", "task", "tuned", "score (runs)", "of all", "above 0.9 of the best", "of all", "dropped"], rows[0]);
        Assert.Equal(["small-bert", "CoLA", "all", "45.00 ± 38.12 (2)", "100.0 %", "48.00 (1)", "100.0 %", "1"], rows[1].Select(cell => cell.Trim()));
        Assert.Equal(["small-bert", "CoLA", "top:2", "43.20 (1)", "96.0 %", "43.20 (1)", "90.0 %", "0"], rows[2].Select(cell => cell.Trim()));
    }

    [Fact]
    public void ProgressLeavesOutWhatIsNotKnownYet()
    {
        var ready = Examples.Progress with { Step = 0, Loss = double.NaN, ExamplesPerSecond = double.NaN, Phase = "ready" };
        Assert.Equal("ready ························ 0/120  epoch 1/2", ready.ToString());
    }

    [Fact]
    public void ARunsCardSetsItsScoreAgainstTheMajority()
    {
        var rows = Host.Rows(Host.Html(Examples.Result));
        Assert.Contains(rows, row => row is ["Matthews correlation", "43.20", ""]);
        Assert.Contains(rows, row => row is ["always the majority", "0.00", ""]);
        Assert.Contains(rows, row => row is ["train", "20.0 s"]);
        Assert.Contains(rows, row => row is ["peak memory", "512 MB"]);
        Assert.Contains(rows, row => row is ["trained", "1,234,567 of 2,345,678 parameters, 2 of 6 layers"]);
        Assert.StartsWith("CoLA · top:2 · small-bert", Host.Html(Examples.Result).Value.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void ADivergedRunSaysWhere()
    {
        var html = Host.Html(Examples.Run("all", null, 3)).Value;
        Assert.Contains("diverged at step 17", html, StringComparison.Ordinal);
        Assert.DoesNotContain("always the majority", html, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEvaluationShowsEveryMetric()
    {
        var rows = Host.Rows(Host.Html(Examples.Evaluation));
        Assert.Contains(rows, row => row is ["always the majority", "81.50", ""]);
        Assert.Contains(rows, row => row is ["accuracy", "100.00"]);
        Assert.Equal("MRPC: F1 100.00 (majority 81.50) on 2 rows in 1.5 s", Examples.Evaluation.ToString());
    }

    [Fact]
    public void WhatAFolderIsCalledNeverBecomesATag()
    {
        var run = Examples.Run("all", 50, 1, model: "<img src=x onerror=\"alert(1)\">&");
        Assert.DoesNotContain("<img", Host.Show(run, "text/html"), StringComparison.Ordinal);
        Assert.Contains(run.Model.Name, Host.Html(run).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void RunsStandSideBySideWithTheirSeconds()
    {
        var rows = Host.Rows(Host.Html(Examples.Comparison));
        Assert.Equal(["plan", "trained parameters", "Matthews correlation", "seconds of training", "ms a step"], rows[0]);
        Assert.Equal(["top:2", "1,234,567", "43.20", "20.0", "200"], rows[1]);
        Assert.Equal(["all", "1,234,567", "48.60", "40.0", "400"], rows[2]);
        Assert.Equal(
            [
                "plan   trained parameters  Matthews correlation  seconds of training  ms a step",
                "top:2           1,234,567                 43.20                 20.0        200",
                "all             1,234,567                 48.60                 40.0        400",
                "CoLA: always the majority scores 0.00",
            ], Examples.Comparison.ToString().Split('\n'));
    }

    [Fact]
    public void OnlyRunsOfOneTaskCompare()
    {
        var other = new RunResult(Examples.Run("all", 70, 1, task: "RTE"), null, null);
        Assert.Contains("CoLA and RTE", Assert.Throws<KitException>(() => RunComparison.Of(Examples.Result, other)).Message, StringComparison.Ordinal);
        Assert.Throws<KitException>(() => RunComparison.Of());
    }

    private static string Style(XElement element) => element.Attribute("style")?.Value ?? "";

    private static double Percent(XElement bar)
    {
        var width = Style(bar).Split(';').Single(rule => rule.StartsWith("width:", StringComparison.Ordinal));
        return double.Parse(width["width:".Length..^1], CultureInfo.InvariantCulture);
    }
}
