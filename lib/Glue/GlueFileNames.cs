namespace LayerFreezing;

/// <summary>
/// The names a task's files go by, best first: the first that exists is read. A name that ends in <c>_subset.tsv</c> isn't
/// GLUE's official file, so it stands last and is read with a warning.
/// </summary>
public sealed record GlueFileNames
{
    /// <summary>The names of the training file.</summary>
    public IReadOnlyList<string> Train { get; init; } = ["train.tsv", "train_subset.tsv"];

    /// <summary>The names of the development file.</summary>
    public IReadOnlyList<string> Dev { get; init; } = ["dev.tsv", "dev_subset.tsv"];

    /// <summary>The names of the mismatched development file; none but for MNLI.</summary>
    public IReadOnlyList<string> DevMismatched { get; init; } = [];

    /// <summary>The names of the test file.</summary>
    public IReadOnlyList<string> Test { get; init; } = ["test.tsv", "test_subset.tsv"];

    /// <summary>The names of the mismatched test file; none but for MNLI.</summary>
    public IReadOnlyList<string> TestMismatched { get; init; } = [];

    /// <summary>The name of the file in which predictions for the test set are handed in, or null for the task's name with <c>.tsv</c>.</summary>
    public string? Submission { get; init; }

    /// <summary>The same for the mismatched test set, or null where there is none.</summary>
    public string? SubmissionMismatched { get; init; }

    /// <summary>The names of one split's file, best first; empty where the task has no such split.</summary>
    /// <param name="split">The split.</param>
    public IReadOnlyList<string> Of(GlueSplit split) => split switch
    {
        GlueSplit.Train => Train,
        GlueSplit.Dev => Dev,
        GlueSplit.DevMismatched => DevMismatched,
        GlueSplit.Test => Test,
        GlueSplit.TestMismatched => TestMismatched,
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "There is no such split."),
    };

    /// <summary>Whether a file of this name is a subset of the official one.</summary>
    /// <param name="name">A file's name or path.</param>
    public static bool IsSubset(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith("_subset.tsv", StringComparison.Ordinal);
    }
}
