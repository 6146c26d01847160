using System.Security.Cryptography;
using System.Text;

namespace LayerFreezing.Tests;

/// <summary>The layouts of GLUE's files, on rows written here.</summary>
public sealed class GlueFormatTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void CoLA_has_no_header_in_train_and_one_in_test()
    {
        Write("CoLA/train.tsv", "ab01\t1\t\tThe dog barked.\nab01\t0\t*\tDog the barked.\n");
        Write("CoLA/test.tsv", "index\tsentence\n0\tA cat slept.\n1\tCat a slept.\n");
        var train = Load(GlueTask.CoLA, GlueSplit.Train);
        Assert.Equal(new GlueExample(0, "The dog barked.", null, 1, float.NaN), train.Examples[0]);
        Assert.Equal(new GlueExample(1, "Dog the barked.", null, 0, float.NaN), train.Examples[1]);
        Assert.True(train.IsLabelled);
        Assert.Equal([1, 1], train.LabelCounts());
        var test = Load(GlueTask.CoLA, GlueSplit.Test);
        Assert.Equal(new GlueExample(1, "Cat a slept.", null, -1, float.NaN), test.Examples[1]);
        Assert.False(test.IsLabelled);
        Assert.Equal([0, 0], test.LabelCounts());
    }

    [Fact]
    public void SST2_keeps_the_blank_at_the_end_of_a_sentence()
    {
        Write("SST-2/dev.tsv", "sentence\tlabel\na fine film \t1\n");
        Assert.Equal(new GlueExample(0, "a fine film ", null, 1, float.NaN), Load(GlueTask.SST2, GlueSplit.Dev).Examples[0]);
    }

    [Fact]
    public void MRPC_begins_with_a_byte_order_mark_and_its_quotes_are_text()
    {
        Write("MRPC/train.tsv", "\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t11\t12\t\" He left , she said .\tHe \"left\" .\n");
        Assert.Equal(new GlueExample(0, "\" He left , she said .", "He \"left\" .", 1, float.NaN), Load(GlueTask.MRPC, GlueSplit.Train).Examples[0]);
    }

    [Fact]
    public void MRPCs_test_set_is_test_tsv_or_the_labelled_original()
    {
        Write("MRPC/msr_paraphrase_test.txt", "\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n0\t11\t12\tOne .\tTwo .\n");
        Assert.Equal(0, Load(GlueTask.MRPC, GlueSplit.Test).Examples[0].Label);
        Write("MRPC/test.tsv", "index\t#1 ID\t#2 ID\t#1 String\t#2 String\n0\t11\t12\tOne .\tTwo .\n");
        Assert.Equal(new GlueExample(0, "One .", "Two .", -1, float.NaN), Load(GlueTask.MRPC, GlueSplit.Test).Examples[0]);
    }

    [Fact]
    public void STSB_has_scores_in_train_and_none_in_test()
    {
        const string Header = "index\tgenre\tfilename\tyear\told_index\tsource1\tsource2\tsentence1\tsentence2";
        Write("STS-B/train.tsv", $"{Header}\tscore\n0\tg\tf\t2012\t1\tnone\tnone\tA man runs.\tA man is running.\t4.750\n1\tg\tf\t2012\t2\tnone\tnone\tA.\tB.\t0\n");
        Write("STS-B/test.tsv", $"{Header}\n0\tg\tf\t2012\t1\tnone\tnone\tA boat sails.\tA ship sails.\n");
        var train = Load(GlueTask.STSB, GlueSplit.Train);
        Assert.Equal(new GlueExample(0, "A man runs.", "A man is running.", -1, 4.75f), train.Examples[0]);
        Assert.Equal(0f, train.Examples[1].Score);
        Assert.Equal(new GlueExample(0, "A boat sails.", "A ship sails.", -1, float.NaN), Load(GlueTask.STSB, GlueSplit.Test).Examples[0]);
    }

    [Fact]
    public void QQP_has_six_columns_in_train_and_three_in_test()
    {
        Write("QQP/train.tsv", "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n7\t1\t2\tWhy?\tHow so?\t1\n");
        Write("QQP/test.tsv", "id\tquestion1\tquestion2\n0\tWho?\tWhose?\n");
        Assert.Equal(new GlueExample(0, "Why?", "How so?", 1, float.NaN), Load(GlueTask.QQP, GlueSplit.Train).Examples[0]);
        Assert.Equal(new GlueExample(0, "Who?", "Whose?", -1, float.NaN), Load(GlueTask.QQP, GlueSplit.Test).Examples[0]);
    }

    [Fact]
    public void QQPs_held_out_subset_is_its_dev_until_the_official_one_is_there()
    {
        Write("QQP/heldout_subset.tsv", "id\tquestion1\tquestion2\tis_duplicate\nfb\tWhen?\tWhere?\t0\n");
        var subset = Load(GlueTask.QQP, GlueSplit.Dev);
        Assert.True(subset.IsSubset);
        Assert.Equal(0, subset.Examples[0].Label);
        Write("QQP/dev.tsv", "id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate\n9\t3\t4\tWhen?\tAt what time?\t1\n");
        var official = Load(GlueTask.QQP, GlueSplit.Dev);
        Assert.False(official.IsSubset);
        Assert.Empty(official.Warnings);
        Assert.Equal(1, official.Examples[0].Label);
    }

    [Fact]
    public void MNLIs_official_files_are_read_by_their_gold_label()
    {
        const string Parses = "index\tpromptID\tpairID\tgenre\tsentence1_binary_parse\tsentence2_binary_parse\tsentence1_parse\tsentence2_parse\tsentence1\tsentence2";
        Write("MNLI/train.tsv", $"{Parses}\tlabel1\tgold_label\n0\t1\t1n\tfiction\t(\t(\t(\t(\tIt rained.\tIt was wet.\tneutral\tentailment\n");
        Write("MNLI/dev_matched.tsv", $"{Parses}\tlabel1\tlabel2\tlabel3\tlabel4\tlabel5\tgold_label\n0\t1\t1n\tfiction\t(\t(\t(\t(\tIt rained.\tIt was dry.\tn\tn\tn\tn\tn\tcontradiction\n");
        Write("MNLI/dev_mismatched.tsv", $"{Parses}\tlabel1\tlabel2\tlabel3\tlabel4\tlabel5\tgold_label\n0\t1\t1n\tletters\t(\t(\t(\t(\tIt rained.\tIt was May.\tn\tn\tn\tn\tn\tneutral\n");
        Write("MNLI/test_matched.tsv", $"{Parses}\n0\t1\t1n\tfiction\t(\t(\t(\t(\tIt snowed.\tIt was cold.\n");
        Assert.Equal(new GlueExample(0, "It rained.", "It was wet.", 1, float.NaN), Load(GlueTask.MNLI, GlueSplit.Train).Examples[0]);
        Assert.Equal(0, Load(GlueTask.MNLI, GlueSplit.Dev).Examples[0].Label);
        Assert.Equal(2, Load(GlueTask.MNLI, GlueSplit.DevMismatched).Examples[0].Label);
        Assert.Equal(new GlueExample(0, "It snowed.", "It was cold.", -1, float.NaN), Load(GlueTask.MNLI, GlueSplit.Test).Examples[0]);
    }

    [Fact]
    public void MNLIs_reduced_subsets_are_read_by_their_header_with_a_warning()
    {
        Write("MNLI/train_subset.tsv", "sentence1\tsentence2\tlabel\tgenre\nIt rained .\tIt was wet .\tentailment\tfiction\n");
        Write("MNLI/dev_mismatched_subset.tsv", "sentence1\tsentence2\tlabel\nIt rained .\tIt was dry .\tcontradiction\n");
        var train = Load(GlueTask.MNLI, GlueSplit.Train);
        Assert.Equal(new GlueExample(0, "It rained .", "It was wet .", 1, float.NaN), train.Examples[0]);
        Assert.True(train.IsSubset);
        Assert.Equal($"{train.Files[0]} is a subset of GLUE's train set: scores don't compare with published ones.", Assert.Single(train.Warnings));
        var dev = Load(GlueTask.MNLI, GlueSplit.DevMismatched);
        Assert.Equal(0, dev.Examples[0].Label);
        Assert.Contains("mismatched dev set", Assert.Single(dev.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void QNLI_pairs_a_question_with_a_sentence()
    {
        Write("QNLI/dev.tsv", "index\tquestion\tsentence\tlabel\n0\tWho came?\tAnna came.\tentailment\n1\tWho came?\tIt rained.\tnot_entailment\n");
        var dev = Load(GlueTask.QNLI, GlueSplit.Dev);
        Assert.Equal(new GlueExample(0, "Who came?", "Anna came.", 0, float.NaN), dev.Examples[0]);
        Assert.Equal(1, dev.Examples[1].Label);
    }

    [Theory]
    [InlineData("RTE", "entailment", 0)]
    [InlineData("RTE", "not_entailment", 1)]
    [InlineData("WNLI", "0", 0)]
    [InlineData("WNLI", "1", 1)]
    public void RTE_and_WNLI_pair_two_sentences(string task, string written, int label)
    {
        Write($"{task}/train.tsv", $"index\tsentence1\tsentence2\tlabel\n0\tIt fell.\tIt is down.\t{written}\n");
        Assert.Equal(new GlueExample(0, "It fell.", "It is down.", label, float.NaN), Load(GlueTask.Find(task), GlueSplit.Train).Examples[0]);
    }

    [Fact]
    public void Windows_line_ends_and_blank_lines_at_the_end_change_nothing_but_other_separators_are_text()
    {
        Write("SST-2/dev.tsv", "sentence\tlabel\r\none\u2028two\u0085three\t1\r\nfour\t0\r\n\r\n\n");
        var dev = Load(GlueTask.SST2, GlueSplit.Dev);
        Assert.Equal(["one\u2028two\u0085three", "four"], dev.Examples.Select(example => example.Text));
        Assert.Equal([1, 0], dev.Examples.Select(example => example.Label));
    }

    [Fact]
    public void A_last_line_without_its_line_end_counts()
    {
        Write("RTE/dev.tsv", "index\tsentence1\tsentence2\tlabel\n0\tA.\tB.\tentailment");
        Assert.Single(Load(GlueTask.RTE, GlueSplit.Dev).Examples);
    }

    [Fact]
    public void The_first_rows_are_taken_and_the_hash_is_the_whole_files()
    {
        var path = Write("SST-2/train.tsv", "sentence\tlabel\na\t1\nb\t0\nc\t1\n");
        var two = GlueData.Load(GlueTask.SST2, GlueSplit.Train, _root.Path, first: 2);
        Assert.Equal(["a", "b"], two.Examples.Select(example => example.Text));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), two.Sha256);
        Assert.Equal([path], two.Files);
        Assert.Equal(3, GlueData.Load(GlueTask.SST2, GlueSplit.Train, _root.Path, first: 10).Examples.Count);
    }

    [Fact]
    public void A_task_of_ones_own_needs_only_its_columns_and_labels()
    {
        var task = new GlueTask
        {
            Name = "tickets",
            Kind = GlueTaskKind.Classification,
            Description = "Where does the ticket go?",
            Labels = ["billing", "repair", "other"],
            Columns = new() { Text = "text", Label = ["team"] },
            Metrics = [Metric.Accuracy, Metric.Matthews],
            Score = Metric.Accuracy,
        };
        Write("tickets/train.tsv", "team\ttext\nrepair\tIt broke.\n");
        Assert.Equal(new GlueExample(0, "It broke.", null, 1, float.NaN), Load(task, GlueSplit.Train).Examples[0]);
    }

    private GlueSplitData Load(GlueTask task, GlueSplit split) => GlueData.Load(task, split, _root.Path);

    private string Write(string file, string text)
    {
        var path = _root[file.Split('/')];
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }
}
