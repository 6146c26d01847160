namespace LayerFreezing;

/// <summary>The examples of one split, and where they came from.</summary>
public sealed record GlueSplitData
{
    /// <summary>The task.</summary>
    public required GlueTask Task { get; init; }

    /// <summary>The split.</summary>
    public required GlueSplit Split { get; init; }

    /// <summary>The examples in the file's order.</summary>
    public required IReadOnlyList<GlueExample> Examples { get; init; }

    /// <summary>The file that was read.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The SHA-256 of the whole file, in lower-case hexadecimal digits, however many rows were taken.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the file is a subset of GLUE's official one, so that scores don't compare with published ones.</summary>
    public required bool IsSubset { get; init; }

    /// <summary>Whether the rows have labels or scores.</summary>
    public required bool IsLabelled { get; init; }

    /// <summary>What a reader of the results must know, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How many examples each label has, in the order of the task's labels; all 0 without labels.</summary>
    public int[] LabelCounts()
    {
        var counts = new int[Task.Labels.Count];
        foreach (var example in Examples.Where(example => example.Label >= 0)) { counts[example.Label]++; }
        return counts;
    }
}
