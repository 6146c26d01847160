using System.Globalization;

namespace LayerFreezing.Tests;

/// <summary>Files of one's own: what becomes of them, and what is said where they don't fit.</summary>
public sealed class OwnDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_labels_are_a_task_of_two_classes()
    {
        var own = Data(Rows("yes", "no")).Load();
        Assert.Equal(["no", "yes"], own.Task.Labels);
        Assert.Equal([Metric.Accuracy, Metric.F1, Metric.Matthews], own.Task.Metrics);
        Assert.Equal((54, 6), (own.Train.Examples.Count, own.Dev.Examples.Count));
        Assert.Equal([3, 3], own.Dev.LabelCounts());
        Assert.Equal(("mine", "own"), (own.Task.Name, own.Task.Collection));
    }

    [Fact]
    public void Whole_numbers_are_classes_in_their_order_and_many_or_broken_ones_are_scores()
    {
        Assert.Equal(["-1", "2", "10"], Data(Rows("10", "2", "-1")).Load().Task.Labels);
        var scored = Data(Rows("0.5", "2", "10")).Load();
        Assert.Equal((GlueTaskKind.Regression, 1, (0.5f, 10f)), (scored.Task.Kind, scored.Task.Outputs, scored.Task.ScoreRange));
        Assert.Equal(GlueTaskKind.Regression, Data(string.Concat(Enumerable.Range(0, 60).Select(n => Line($"text {n}", "x", Text(n))))).Load().Task.Kind);
        Assert.Equal(GlueTaskKind.Regression, (Data(Rows("1", "2")) with { Kind = GlueTaskKind.Regression }).Load().Task.Kind);
    }

    [Fact]
    public void The_held_out_part_has_every_label_and_depends_on_its_own_seed_alone()
    {
        var data = Data(Rows("a", "b", "c"));
        int[] Held(OwnData of) => [.. of.Load().Dev.Examples.Select(example => example.Row)];
        Assert.Equal(Held(data), Held(data));
        Assert.NotEqual(Held(data), Held(data with { SplitSeed = 2 }));
        Assert.Equal(18, Held(data with { DevShare = 0.2 }).Length);
        var own = data.Load();
        Assert.Equal(Enumerable.Range(0, 90), own.Train.Examples.Concat(own.Dev.Examples).Select(example => example.Row).Order());
        Assert.Equal([3, 3, 3], own.Dev.LabelCounts());
        Assert.NotEqual(own.Train.Sha256, own.Dev.Sha256);
    }

    [Fact]
    public void Scores_are_held_out_from_every_stretch()
    {
        var own = Data(string.Concat(Enumerable.Range(0, 100).Select(n => Line($"text {n}", "x", Text(n / 10.0))))).Load();
        Assert.Equal(Enumerable.Range(0, 10), own.Dev.Examples.Select(example => (int)example.Score).Order());
    }

    [Fact]
    public void Columns_go_by_number_or_by_the_name_in_the_first_line()
    {
        var named = Data("title\tbody\tgenre\n" + Rows("x", "y")) with { Text = "title", Pair = "body", Label = "genre" };
        Assert.Equal(60, Count(named.Load()));
        Assert.Equal("more", named.Load().Train.Examples[0].Pair);
        Assert.Equal(60, Count((named with { Text = "1", Pair = "2", Label = "3" }).Load()));
        Assert.Equal(61, Count((Data(Line("text", "x", "x") + Rows("x", "y"))).Load()));
        Assert.Equal(60, Count(Data("text\tx\tscore\n" + Rows("1.5", "2.5")).Load()));
        Assert.Equal(60, Count((Data("one\tx\tx\n" + Rows("x", "y")) with { HasHeader = true }).Load()));

        static int Count(OwnTask own) => own.Train.Examples.Count + own.Dev.Examples.Count;
    }

    [Fact]
    public void A_dev_file_is_scored_on_as_it_is_and_what_it_shares_is_said()
    {
        File.WriteAllText(_folder["dev.tsv"], Line("text 3", "more", "yes") + Line("new", "more", "no"));
        var own = (Data(Rows("yes", "no")) with { DevFile = _folder["dev.tsv"], Pair = "2" }).Load();
        Assert.Equal((60, 2), (own.Train.Examples.Count, own.Dev.Examples.Count));
        Assert.Equal([1, 0], own.Dev.Examples.Select(example => example.Label));
        Assert.Contains("1 rows, the first in line 1, are in", Assert.Single(own.Dev.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_a_models_labels_is_kept()
    {
        var own = (Data(Line("a", "x", "yes") + Line("b", "x", "no")) with { Labels = ["yes", "perhaps", "no"] }).LoadWhole();
        Assert.Equal([0, 2], own.Dev.Examples.Select(example => example.Label));
    }

    [Fact]
    public void One_text_with_two_labels_is_said()
    {
        var own = Data(Rows("yes", "no") + Line("twice", "x", "yes") + Line("twice", "x", "no")).Load();
        Assert.EndsWith("lines 61 and 62 have the same text and different labels.", Assert.Single(own.Train.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\tb\tyes\na\tb\n", "line 2 has 2 columns and the first has 3")]
    [InlineData("a\tb\tyes\n \tb\tno\n", "line 2 has no text")]
    [InlineData("a\tb\tyes\na\tb\t \n", "line 2 has no label")]
    [InlineData("a,b,yes\n", "has no tabs in its first line")]
    [InlineData("a\tb\n", "has 2 columns and no column 3")]
    [InlineData("", "is empty")]
    [InlineData("a\tb\tyes\nc\tb\tyes\n", "the same label in every line, 'yes'")]
    [InlineData("a\tb\tyes\nc\tb\tyes\nd\tb\tno\n", "line 3 has the only row of 'no'")]
    [InlineData("a\tb\t1\nb\tb\t2\nc\tb\t3\nd\tb\t4\n", "4 different labels in 4 rows")]
    [InlineData("a\tb\t1.5\nb\tb\t1.5\n", "the same score in every line")]
    public void What_does_not_fit_is_named_with_its_line(string content, string named)
    {
        var failure = Assert.Throws<KitException>(() => Data(content).Load());
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith(_folder["mine.tsv"], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_none_and_a_score_that_is_no_number_are_named_with_their_lines()
    {
        File.WriteAllText(_folder["dev.tsv"], Line("a", "x", "yes") + Line("b", "x", "perhaps"));
        var label = Assert.Throws<KitException>(() => (Data(Rows("yes", "no")) with { DevFile = _folder["dev.tsv"] }).Load());
        Assert.StartsWith($"{_folder["dev.tsv"]}, line 2 has the label 'perhaps', and the task has no, yes", label.Message, StringComparison.Ordinal);
        var score = Assert.Throws<KitException>(() => (Data(Line("a", "x", "1") + Line("b", "x", "much")) with { Kind = GlueTaskKind.Regression }).Load());
        Assert.StartsWith($"{_folder["mine.tsv"]}, line 2 has 'much' where a score should be", score.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        var failure = Assert.Throws<KitException>(() => (Data(Rows("yes", "no")) with { Label = "sentiment" }).Load());
        Assert.Contains("no column named 'sentiment'", failure.Message, StringComparison.Ordinal);
    }

    private OwnData Data(string content)
    {
        File.WriteAllText(_folder["mine.tsv"], content);
        return new OwnData { File = _folder["mine.tsv"], Text = "1", Label = "3" };
    }

    /// <summary>Thirty rows a label, each text once.</summary>
    private static string Rows(params string[] labels) =>
        string.Concat(Enumerable.Range(0, 30 * labels.Length).Select(row => Line(FormattableString.Invariant($"text {row}"), "more", labels[row % labels.Length])));

    private static string Line(string text, string other, string label) => $"{text}\t{other}\t{label}\n";

    private static string Text(double number) => number.ToString("0.0###", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
