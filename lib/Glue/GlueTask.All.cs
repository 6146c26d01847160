namespace LayerFreezing;

/// <content>The nine tasks of GLUE.</content>
public sealed partial record GlueTask
{
    private static readonly GlueColumns SentencePair = new() { Text = "sentence1", Pair = "sentence2" };

    /// <summary>The Corpus of Linguistic Acceptability (Warstadt et al. 2018).</summary>
    public static GlueTask CoLA { get; } = new()
    {
        Name = "CoLA",
        Kind = GlueTaskKind.Classification,
        Description = "Is the sentence acceptable English?",
        Labels = ["unacceptable", "acceptable"],
        LabelValues = ["0", "1"],
        Columns = new() { Text = "sentence", WithoutHeader = ["source", "label", "author_mark", "sentence"] },
        Metrics = [Metric.Matthews],
        Score = Metric.Matthews,
    };

    /// <summary>The Stanford Sentiment Treebank, two classes (Socher et al. 2013).</summary>
    public static GlueTask SST2 { get; } = new()
    {
        Name = "SST-2",
        Kind = GlueTaskKind.Classification,
        Description = "Is the film review positive?",
        Labels = ["negative", "positive"],
        LabelValues = ["0", "1"],
        Columns = new() { Text = "sentence" },
        Metrics = [Metric.Accuracy],
        Score = Metric.Accuracy,
    };

    /// <summary>The Microsoft Research Paraphrase Corpus (Dolan and Brockett 2005).</summary>
    public static GlueTask MRPC { get; } = new()
    {
        Name = "MRPC",
        Kind = GlueTaskKind.Classification,
        Description = "Do two sentences from the news say the same?",
        Labels = ["not_equivalent", "equivalent"],
        LabelValues = ["0", "1"],
        Columns = new() { Text = "#1 String", Pair = "#2 String", Label = ["Quality"] },
        Metrics = [Metric.Accuracy, Metric.F1],
        Score = Metric.F1,
        Files = new() { Test = ["test.tsv", "msr_paraphrase_test.txt", "test_subset.tsv"] },
    };

    /// <summary>The Semantic Textual Similarity Benchmark (Cer et al. 2017).</summary>
    public static GlueTask STSB { get; } = new()
    {
        Name = "STS-B",
        Kind = GlueTaskKind.Regression,
        Description = "How similar in meaning are two sentences, from 0 to 5?",
        Columns = SentencePair with { Label = ["score"] },
        Metrics = [Metric.Pearson, Metric.Spearman],
        Score = Metric.Spearman,
    };

    /// <summary>
    /// The Quora Question Pairs. Where the official development file isn't there, a <c>heldout_subset.tsv</c> stands in.
    /// </summary>
    public static GlueTask QQP { get; } = new()
    {
        Name = "QQP",
        Kind = GlueTaskKind.Classification,
        Description = "Do two questions ask the same?",
        Labels = ["not_duplicate", "duplicate"],
        LabelValues = ["0", "1"],
        Columns = new() { Text = "question1", Pair = "question2", Label = ["is_duplicate"], BrokenRows = 0.001 },
        Metrics = [Metric.Accuracy, Metric.F1],
        Score = Metric.F1,
        Files = new() { Dev = ["dev.tsv", "dev_subset.tsv", "heldout_subset.tsv"] },
    };

    /// <summary>The Multi-Genre Natural Language Inference corpus (Williams et al. 2018); its score is the matched one.</summary>
    public static GlueTask MNLI { get; } = new()
    {
        Name = "MNLI",
        Kind = GlueTaskKind.Classification,
        Description = "Does the premise entail the hypothesis, contradict it, or neither?",
        Labels = ["contradiction", "entailment", "neutral"],
        Columns = SentencePair with { Label = ["gold_label", "label"] },
        Metrics = [Metric.Accuracy],
        Score = Metric.Accuracy,
        Files = new()
        {
            Dev = ["dev_matched.tsv", "dev_matched_subset.tsv"],
            DevMismatched = ["dev_mismatched.tsv", "dev_mismatched_subset.tsv"],
            Test = ["test_matched.tsv", "test_matched_subset.tsv"],
            TestMismatched = ["test_mismatched.tsv", "test_mismatched_subset.tsv"],
            Submission = "MNLI-m.tsv",
            SubmissionMismatched = "MNLI-mm.tsv",
        },
    };

    /// <summary>Question-answering NLI, made from SQuAD (Rajpurkar et al. 2016); the second version of its data.</summary>
    public static GlueTask QNLI { get; } = new()
    {
        Name = "QNLI",
        Kind = GlueTaskKind.Classification,
        Description = "Does the sentence answer the question?",
        Labels = ["entailment", "not_entailment"],
        Columns = new() { Text = "question", Pair = "sentence" },
        Metrics = [Metric.Accuracy],
        Score = Metric.Accuracy,
    };

    /// <summary>Recognizing Textual Entailment, from the challenges RTE 1, 2, 3 and 5.</summary>
    public static GlueTask RTE { get; } = new()
    {
        Name = "RTE",
        Kind = GlueTaskKind.Classification,
        Description = "Does the first text entail the second?",
        Labels = ["entailment", "not_entailment"],
        Columns = SentencePair,
        Metrics = [Metric.Accuracy],
        Score = Metric.Accuracy,
    };

    /// <summary>
    /// Winograd NLI (Levesque et al. 2011). Its dev is adversarial to its train: a majority vote is hard to beat.
    /// </summary>
    public static GlueTask WNLI { get; } = new()
    {
        Name = "WNLI",
        Kind = GlueTaskKind.Classification,
        Description = "Does the sentence follow when its pronoun is replaced by the noun it may refer to?",
        Labels = ["not_entailment", "entailment"],
        LabelValues = ["0", "1"],
        Columns = SentencePair,
        Metrics = [Metric.Accuracy],
        Score = Metric.Accuracy,
    };

    /// <summary>GLUE's nine tasks, in the order of its paper's table with WNLI last.</summary>
    public static IReadOnlyList<GlueTask> All { get; } = [CoLA, SST2, MRPC, STSB, QQP, MNLI, QNLI, RTE, WNLI];
}
