using System.Text;

namespace LayerFreezing.Tests;

/// <summary>What doesn't fit is named with file and line, in one sentence that says what to do.</summary>
public sealed class GlueBadInputTests : IDisposable
{
    private const string Header = "index\tsentence1\tsentence2\tlabel\n";
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_row_short_of_a_column_is_named_with_file_and_line()
    {
        var path = Write("RTE/train.tsv", $"{Header}0\tA.\tB.\tentailment\n1\tA.\tB.\n");
        Assert.Equal(
            $"{path}, line 3 has 3 of 4 columns: tabs must separate exactly index, sentence1, sentence2, label; correct the line or fetch the file again.",
            Refused(GlueTask.RTE));
    }

    [Fact]
    public void A_row_with_a_column_too_many_is_named()
    {
        Write("RTE/train.tsv", $"{Header}0\tA.\tB.\tC.\tentailment\n");
        Assert.Contains("line 2 has 5 of 4 columns", Refused(GlueTask.RTE), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_row_of_CoLA_is_named_though_it_has_no_header()
    {
        Write("CoLA/train.tsv", "ab\t1\t\tA dog barked.\nab\t1\tA cat.\n");
        Assert.Contains("line 2 has 3 of 4 columns", Refused(GlueTask.CoLA), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_line_in_the_middle_is_named()
    {
        Write("RTE/train.tsv", $"{Header}0\tA.\tB.\tentailment\n\n1\tA.\tB.\tentailment\n");
        Assert.Contains("line 3 is empty in the middle", Refused(GlueTask.RTE), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entails")]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("Entailment")]
    public void A_bad_label_is_named_with_the_labels_there_are(string label)
    {
        var path = Write("RTE/train.tsv", $"{Header}0\tA.\tB.\tentailment\n1\tA.\tB.\t{label}\n");
        Assert.Equal($"{path}, line 3: '{label}' is no label of RTE, which has entailment, not_entailment; correct the line or remove it.", Refused(GlueTask.RTE));
    }

    [Theory]
    [InlineData("five")]
    [InlineData("5.001")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,5")]
    [InlineData("")]
    public void A_score_that_is_no_number_from_0_to_5_is_named(string score)
    {
        var path = Write("STS-B/train.tsv", $"sentence1\tsentence2\tscore\nA.\tB.\t5\nA.\tB.\t{score}\n");
        Assert.Equal($"{path}, line 3: '{score}' is no score of STS-B, which goes from 0 to 5; correct the line or remove it.", Refused(GlueTask.STSB));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_named()
    {
        var path = _root["SST-2", "train.tsv"];
        File.WriteAllBytes(path, [.. "sentence\tlabel\ncaf"u8, 0xE9, .. "\t1\n"u8]);
        Assert.Equal($"{path}, line 2: byte 4 of the line is not valid UTF-8; convert the file to UTF-8.", Refused(GlueTask.SST2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\ufeff")]
    public void An_empty_file_is_named(string text)
    {
        var path = Write("SST-2/train.tsv", text);
        Assert.Equal($"{path} is empty: put GLUE's file in its place.", Refused(GlueTask.SST2));
    }

    [Fact]
    public void A_header_alone_is_named()
    {
        var path = Write("SST-2/train.tsv", "sentence\tlabel\n");
        Assert.Equal($"{path} has a header but no rows: put GLUE's file in its place.", Refused(GlueTask.SST2));
    }

    [Fact]
    public void A_missing_header_is_named_by_the_column_it_would_have_named()
    {
        var path = Write("RTE/train.tsv", "0\tA.\tB.\tentailment\n");
        Assert.Equal(
            $"{path}, line 1: there is no column 'sentence1' among 0, A., B., entailment; the file needs the header GLUE gives RTE.",
            Refused(GlueTask.RTE));
    }

    [Fact]
    public void Training_data_without_labels_are_refused()
    {
        Write("SST-2/train.tsv", "index\tsentence\n0\ta fine film\n");
        Assert.Contains("there is no column 'label'", Refused(GlueTask.SST2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_with_the_names_looked_for()
    {
        Assert.Equal(
            $"{Path.Combine(_root.Path, "MNLI")} has no train set: none of train.tsv, train_subset.tsv is there; put GLUE's file there or name another root with --data.",
            Refused(GlueTask.MNLI));
    }

    [Fact]
    public void A_split_the_task_does_not_have_is_named()
    {
        var error = Assert.Throws<KitException>(() => GlueData.Load(GlueTask.CoLA, GlueSplit.DevMismatched, _root.Path));
        Assert.Equal("CoLA has no mismatched dev set: choose another split.", error.Message);
    }

    [Fact]
    public void A_negative_number_of_rows_is_refused()
    {
        var error = Assert.Throws<KitException>(() => GlueData.Load(GlueTask.CoLA, GlueSplit.Dev, _root.Path, first: -1));
        Assert.Contains("-1 rows of CoLA can't be taken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_few_broken_rows_of_QQPs_official_files_are_left_out_with_a_warning()
    {
        var rows = string.Concat(Enumerable.Range(0, 2000).Select(row => row == 10 ? "\tIs it?\t0\n" : $"{row}\t1\t2\tWhy {row}?\tHow?\t0\n"));
        var path = Write("QQP/train.tsv", $"id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n{rows}");
        var train = GlueData.Load(GlueTask.QQP, GlueSplit.Train, _root.Path);
        Assert.Equal(1999, train.Examples.Count);
        Assert.Equal($"{path}: 1 rows with a wrong number of columns, the first in line 12, are left out.", Assert.Single(train.Warnings));
        Assert.Equal((10, "Why 11?"), (train.Examples[10].Row, train.Examples[10].Text));
        Assert.Equal(20, GlueData.Load(GlueTask.QQP, GlueSplit.Train, _root.Path, first: 20).Examples.Count);
    }

    [Fact]
    public void More_broken_rows_of_QQP_than_that_are_an_error()
    {
        Write("QQP/train.tsv", "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n0\t1\t2\tWhy?\tHow?\t0\n1\t1\t2\tWhy?\t0\n");
        Assert.Contains("line 3 has 5 of 6 columns", Refused(GlueTask.QQP), StringComparison.Ordinal);
    }

    private string Refused(GlueTask task) =>
        Assert.Throws<KitException>(() => GlueData.Load(task, GlueSplit.Train, _root.Path)).Message;

    private string Write(string file, string text)
    {
        var path = _root[file.Split('/')];
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}
