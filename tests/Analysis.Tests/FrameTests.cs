using System.Globalization;
using System.Reflection;
using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>How tables, advice and studies show themselves.</summary>
public sealed class FrameTests
{
    private static DataFrame Frame => new(
        new StringDataFrameColumn("task", ["CoLA", "a <b>", null!]),
        new DoubleDataFrameColumn("score", new double?[] { 58.256, 7, null }),
        new DoubleDataFrameColumn("relative", new double?[] { 0.98204, 0.5, 1 }),
        new DoubleDataFrameColumn("rate", new double?[] { 5e-5, 1e-4, 2e-5 }),
        new Int32DataFrameColumn("n", new int?[] { 5, null, 12 }),
        new Int64DataFrameColumn("parameters", new long?[] { 109482240, 7, null }),
        new BooleanDataFrameColumn("declared", new bool?[] { true, false, null }));

    [Fact]
    public void Numbers_stand_on_the_right_with_fixed_digits_and_nulls_are_dashes()
    {
        Assert.Equal(
            [
                "task   score  relative     rate   n   parameters  declared",
                "CoLA   58.26     0.982  0.00005   5  109,482,240  true",
                "a <b>   7.00     0.500  0.00010   –            7  false",
                "–          –     1.000  0.00002  12            –  –",
            ],
            Frame.ToText().Split('\n'));
        var html = DataFrameHtml(Frame);
        Assert.Equal(["CoLA", "58.26", "0.982", "0.00005", "5", "109,482,240", "true"], Host.Rows(Host.Parse(html))[1]);
        var cells = Host.Parse(html).Descendants("tr").Skip(1).First().Elements().Select(cell => cell.Attribute("style")!.Value).ToList();
        Assert.Contains("text-align:left", cells[0], StringComparison.Ordinal);
        Assert.All(cells[1..6], style => Assert.Contains("text-align:right", style, StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_nothing_does_not_look_like_it() =>
        Assert.Equal("     p|<0.001| 0.000| 1.000", new DataFrame(new DoubleDataFrameColumn("p", [1e-7, 0, 1])).ToText().Replace('\n', '|'));

    [Fact]
    public void A_long_or_wide_table_is_cut_with_a_count()
    {
        var table = new DataFrame(Enumerable.Range(0, 22).Select(column => new Int32DataFrameColumn($"c{column}", Enumerable.Range(0, 1030))));
        var rows = Host.Rows(Host.Parse(DataFrameHtml(table)));
        Assert.Equal((26, 20), (rows.Count, rows[0].Length));
        Assert.Contains("… 1,005 more of 1,030 rows, 2 more of 22 columns", DataFrameHtml(table), StringComparison.Ordinal);
        Assert.EndsWith("\n… 1,028 more of 1,030 rows, 2 more of 22 columns", table.ToText(2), StringComparison.Ordinal);
        Assert.EndsWith("…", new DataFrame(new StringDataFrameColumn("text", [new string('x', 70)])).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_table_has_its_names_alone()
    {
        var means = Means.Of(Scores.Of());
        Assert.Equal("model  task  data  plan  trained_layers  n  failed  mean  sd  ci_low  ci_high", means.ToText());
        Assert.Single(Host.Rows(Host.Parse(DataFrameHtml(means))));
    }

    [Fact]
    public void Hosts_find_the_view_of_a_table_by_the_names_on_the_assembly()
    {
        var attribute = typeof(RunFrames).Assembly.GetCustomAttributes().Single(candidate =>
            candidate.GetType().Name == "TypeFormatterSourceForAttribute" && (Type)Get(candidate, "TargetType") == typeof(DataFrame));
        Assert.Equal(["text/html", "text/plain"], (string[])Get(attribute, "PreferredMimeTypes"));
        Assert.Equal(typeof(DataFrameView), Get(attribute, "FormatterSourceType"));

        static object Get(object instance, string property) => instance.GetType().GetProperty(property)!.GetValue(instance)!;
    }

    [Fact]
    public void Tables_are_the_same_under_every_culture()
    {
        var (text, html, before) = (Frame.ToText(), DataFrameHtml(Frame), CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try { Assert.Equal((text, html), (Frame.ToText(), DataFrameHtml(Frame))); }
        finally { CultureInfo.CurrentCulture = before; }
    }

    [Fact]
    public void An_advice_is_a_card_with_a_row_a_depth()
    {
        var html = Host.Html(Adviser.Of(Scores.FourDepths).Advise("a-model", "CoLA"));
        Assert.Contains("a-model on CoLA: how many layers keep 95 %?", html.Value, StringComparison.Ordinal);
        Assert.Contains("train the last 6 of 12 layers (top:6)", html.Value, StringComparison.Ordinal);
        var rows = Host.Rows(html);
        Assert.Equal(["tuned", "n", "of all", "in how many draws", "", "seconds", "MB"], rows[0]);
        Assert.Equal(["head", "5", "50 % (47 to 54)", "0.0 %", "falls short", "5.0", "200"], rows[1]);
        Assert.Equal(["all", "5", "100 %", "100.0 %", "keeps it", "17.0", "320"], rows[4]);
        Assert.Equal("top:6", html.Descendants("tr").ElementAt(3).Descendants("b").Single().Value);
    }

    [Fact]
    public void A_comparison_says_that_its_data_is_a_subset_and_takes_no_other_beside_it()
    {
        var subset = Examples.Run("all", 80, 1) with { Data = new DataIdentity("", "", 1, 1, true, "glue", "") };
        var comparison = RunComparison.Of(new RunResult(subset, null, null));
        Assert.Contains("CoLA (subset)", comparison.ToString(), StringComparison.Ordinal);
        Assert.Contains("CoLA (subset)", Host.Html(comparison).Value, StringComparison.Ordinal);
        Assert.Contains("subset", Assert.Throws<KitException>(() => RunComparison.Of(Examples.Result, new RunResult(subset, null, null))).Message, StringComparison.Ordinal);
    }

    private static string DataFrameHtml(DataFrame frame) => new DataFrameView().Html(frame).ToString();
}
