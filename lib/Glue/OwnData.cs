namespace LayerFreezing;

/// <summary>
/// Data of one's own: a tab-separated UTF-8 file without quoting, and which of its columns are texts and labels. Labels
/// make a task of two or more classes; numbers with fractions, or many different ones, a task of scores.
/// </summary>
/// <example><code>
/// var mine = new OwnData { File = "reviews.tsv", Text = "1", Label = "3" }.Load();
/// var model = ModelFolder.Load(ModelHub.Folder("bert-tiny"), mine.Task);
/// </code></example>
public sealed record OwnData
{
    /// <summary>The <see cref="GlueTask.Collection"/> of every task made of such data.</summary>
    internal const string Collection = "own";

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The column of the text, or of the first of two: its number from 1, or its name in the first line.</summary>
    public required string Text { get; init; }

    /// <summary>The column of the second text; null where examples have one.</summary>
    public string? Pair { get; init; }

    /// <summary>The column of the label or score.</summary>
    public required string Label { get; init; }

    /// <summary>A file of the same columns to score on; null holds out a part of <see cref="File"/>.</summary>
    public string? DevFile { get; init; }

    /// <summary>Classes or scores; null is what the labels look like.</summary>
    public GlueTaskKind? Kind { get; init; }

    /// <summary>Whether the first line names the columns; null looks whether it does.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>The labels in the order of a model's outputs; null takes those that are there, in their order.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>The part of each label's rows that is held out where there is no dev file, above 0 and below 1.</summary>
    public double DevShare { get; init; } = 0.1;

    /// <summary>Draws which rows are held out. It is no part of a run's own seed: all seeds are scored on the same rows.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>Reads and checks the files.</summary>
    /// <exception cref="KitException">A file is missing, or something in it doesn't fit; the sentence names the line.</exception>
    public OwnTask Load()
    {
        if (DevShare is not (> 0 and < 1)) { throw new KitException(FormattableString.Invariant($"A dev share of {DevShare} can't be held out: give a part above 0 and below 1.")); }
        var file = OwnFile.Read(this, File);
        var task = OwnLabels.TaskOf(this, file.Rows);
        if (DevFile is not null)
        {
            var other = OwnFile.Read(this, DevFile);
            return new OwnTask(task, Split(GlueSplit.Train, file, file.Rows, ""), Split(GlueSplit.Dev, other, other.Rows, "", OwnLabels.Shared(file, other)));
        }
        var (train, dev) = OwnLabels.HoldOut(this, task, file);
        var how = FormattableString.Invariant($" held out {DevShare} by {SplitSeed}");
        return new OwnTask(task, Split(GlueSplit.Train, file, train, how + ", rest"), Split(GlueSplit.Dev, file, dev, how));

        GlueSplitData Split(GlueSplit split, OwnFile of, IReadOnlyList<OwnRow> rows, string part, string? warning = null) => OwnLabels.SplitOf(this, task, split, of, rows, part, warning);
    }

    /// <summary>Reads and checks the file as one that is only scored on: nothing is held out.</summary>
    /// <exception cref="KitException">The file is missing, or something in it doesn't fit; the sentence names the line.</exception>
    public OwnTask LoadWhole()
    {
        var file = OwnFile.Read(this, File);
        var task = OwnLabels.TaskOf(this, file.Rows);
        var whole = OwnLabels.SplitOf(this, task, GlueSplit.Dev, file, file.Rows, "", null);
        return new OwnTask(task, whole, whole);
    }
}
