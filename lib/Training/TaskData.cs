namespace LayerFreezing;

/// <summary>A task's training and dev set, read and tokenised: what a run needs of the data.</summary>
public sealed class TaskData
{
    private TaskData(GlueSplitData train, GlueSplitData dev, GlueSplitData? mismatched, TextTokenizer tokenizer, int maxLength)
    {
        Task = train.Task;
        MaxLength = maxLength;
        TokenizerFingerprint = tokenizer.Fingerprint;
        Train = train;
        Dev = dev;
        DevMismatched = mismatched;
        TrainTexts = Tokenize(train, tokenizer, maxLength);
        DevTexts = Tokenize(dev, tokenizer, maxLength);
        MismatchedTexts = mismatched is null ? [] : Tokenize(mismatched, tokenizer, maxLength);
        Baseline = MajorityBaseline.Of(train, dev);
    }

    /// <summary>The task.</summary>
    public GlueTask Task { get; }

    /// <summary>The length in tokens the texts were cut to.</summary>
    public int MaxLength { get; }

    /// <summary>What tells tokenisers apart.</summary>
    public string TokenizerFingerprint { get; }

    /// <summary>The training examples.</summary>
    public GlueSplitData Train { get; }

    /// <summary>The examples a run is scored on; MNLI's matched ones.</summary>
    public GlueSplitData Dev { get; }

    /// <summary>MNLI's mismatched dev set; null for other tasks or where its file isn't there.</summary>
    public GlueSplitData? DevMismatched { get; }

    /// <summary>The training examples as the model reads them.</summary>
    public IReadOnlyList<TokenizedText> TrainTexts { get; }

    /// <summary>The dev examples as the model reads them.</summary>
    public IReadOnlyList<TokenizedText> DevTexts { get; }

    /// <summary>The mismatched dev examples as the model reads them.</summary>
    public IReadOnlyList<TokenizedText> MismatchedTexts { get; }

    /// <summary>What answering with the most frequent label would score.</summary>
    public MajorityBaseline Baseline { get; }

    /// <summary>Whether one of the files is no official one; such scores are never pooled with official ones.</summary>
    public bool IsSubset => Train.IsSubset || Dev.IsSubset;

    /// <summary>What a reader of the score should know.</summary>
    public IEnumerable<string> Warnings => [.. Train.Warnings, .. Dev.Warnings, .. DevMismatched?.Warnings ?? []];

    /// <summary>Reads a task from its folder and tokenises it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="root">The GLUE root, which holds a folder for each task.</param>
    /// <param name="tokenizer">The model's tokeniser.</param>
    /// <param name="options">Length limit and number of rows.</param>
    /// <exception cref="KitException">A file is missing or has a bad row.</exception>
    public static TaskData Load(GlueTask task, string root, TextTokenizer tokenizer, TrainingOptions options)
    {
        var (train, dev, mismatched) = Read(task, root, options);
        return new TaskData(train, dev, mismatched, tokenizer, options.MaxLength);
    }

    /// <summary>Makes a task of examples that are at hand.</summary>
    /// <param name="train">The training examples.</param>
    /// <param name="dev">The examples to score on.</param>
    /// <param name="tokenizer">The model's tokeniser.</param>
    /// <param name="options">The length limit.</param>
    public static TaskData Of(GlueSplitData train, GlueSplitData dev, TextTokenizer tokenizer, TrainingOptions options) =>
        new(train, dev, null, tokenizer, options.MaxLength);

    /// <summary>Makes a task of data of one's own.</summary>
    /// <param name="own">Its examples.</param>
    /// <param name="tokenizer">The model's tokeniser.</param>
    /// <param name="options">Length limit and number of rows.</param>
    public static TaskData Of(OwnTask own, TextTokenizer tokenizer, TrainingOptions options) =>
        Of(First(own.Train, options.TrainExamples), First(own.Dev, options.DevExamples), tokenizer, options);

    /// <summary>Scores a model as it is on the dev set.</summary>
    /// <param name="model">A model with the task's outputs.</param>
    /// <param name="cancel">Ends it early.</param>
    public Evaluation Evaluate(SequenceClassifier model, CancellationToken cancel = default) =>
        Evaluator.Evaluate(model, Dev, DevTexts, cancel: cancel) with { MajorityBaseline = Baseline.Score };

    /// <summary>A task's examples without tokenising them.</summary>
    internal static (GlueSplitData Train, GlueSplitData Dev, GlueSplitData? Mismatched) Read(GlueTask task, string root, TrainingOptions options)
    {
        var train = GlueData.Load(task, GlueSplit.Train, root, options.TrainExamples);
        var dev = GlueData.Load(task, GlueSplit.Dev, root, options.DevExamples);
        var hasMismatched = task.Files.DevMismatched.Any(name => File.Exists(Path.Combine(root, task.Folder, name)));
        return (train, dev, hasMismatched ? GlueData.Load(task, GlueSplit.DevMismatched, root, options.DevExamples) : null);
    }

    private static GlueSplitData First(GlueSplitData split, int rows) => rows <= 0 ? split : split with { Examples = [.. split.Examples.Take(rows)] };

    private static TokenizedText[] Tokenize(GlueSplitData split, TextTokenizer tokenizer, int maxLength) =>
        [.. split.Examples.Select(example => tokenizer.Encode(example.Text, example.Pair, maxLength))];
}
