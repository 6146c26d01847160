namespace LayerFreezing;

/// <summary>
/// A task: what is asked, in which files, and how answers are scored. The nine of GLUE (Wang et al. 2019) are here as
/// values; another is made like any record, from nothing or from one of these: <c>GlueTask.CoLA with { Name = … }</c>.
/// <para>
/// Label numbers are those of Hugging Face's run_glue processors at the paper's time, so that classifiers trained there fit:
/// MNLI contradiction 0, entailment 1, neutral 2; RTE and QNLI entailment 0, not_entailment 1; the others as in their files.
/// (The <c>glue</c> data set of the later <c>datasets</c> library numbers MNLI entailment 0, neutral 1, contradiction 2.)
/// </para>
/// </summary>
public sealed partial record GlueTask
{
    /// <summary>The name as GLUE writes it: CoLA, SST-2, STS-B, ….</summary>
    public required string Name { get; init; }

    /// <summary>Classification or regression.</summary>
    public required GlueTaskKind Kind { get; init; }

    /// <summary>What is asked, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The label names in the order of their numbers; empty for regression.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>How the files write the labels, in the order of <see cref="Labels"/>, whose names they are unless said otherwise.</summary>
    public IReadOnlyList<string> LabelValues { get => field ?? Labels; init; }

    /// <summary>The least and greatest score of a regression task, both allowed.</summary>
    public (float Min, float Max) ScoreRange { get; init; } = (0, 5);

    /// <summary>The columns that hold texts and labels.</summary>
    public required GlueColumns Columns { get; init; }

    /// <summary>All official metrics of the task.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The one of <see cref="Metrics"/> by which the paper judges the task: × 100 it is the task's score.</summary>
    public required Metric Score { get; init; }

    /// <summary>The task's folder in a GLUE root; its name unless said otherwise.</summary>
    public string Folder { get => field ?? Name; init; }

    /// <summary>The name of the GLUE root among the kit's data folders.</summary>
    public string Collection { get; init; } = "glue";

    /// <summary>The names of the task's files.</summary>
    public GlueFileNames Files { get; init; } = new();

    /// <summary>Whether an example is a pair of texts.</summary>
    public bool HasPairs => Columns.Pair is not null;

    /// <summary>The number of the classifier's outputs: one a label, or one for regression.</summary>
    public int Outputs => Kind == GlueTaskKind.Regression ? 1 : Labels.Count;

    /// <summary>
    /// The task of a name: case, hyphens, underscores and blanks don't matter, so <c>sst2</c>, <c>sts-b</c> and <c>STSB</c> do.
    /// </summary>
    /// <param name="name">The name that is looked for.</param>
    /// <param name="others">Tasks to know beside GLUE's nine and the kit's own.</param>
    /// <exception cref="KitException">There is no such task; the sentence lists what there is.</exception>
    public static GlueTask Find(string name, params IEnumerable<GlueTask> others)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(others);
        IReadOnlyList<GlueTask> known = [.. All, .. MicroTasks.All, .. others];
        var plain = Plain(name);
        return known.FirstOrDefault(task => Plain(task.Name) == plain)
            ?? throw new KitException($"There is no task '{name}': choose one of {string.Join(", ", known.Select(task => task.Name))}.");
    }

    /// <summary>The task's name.</summary>
    public override string ToString() => Name;

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
