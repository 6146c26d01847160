namespace LayerFreezing;

/// <summary>A node in a tree of kinds; words that mean the same share one.</summary>
internal interface IConcept
{
    /// <summary>The kind just above, or null at a root.</summary>
    IConcept? Parent { get; }
}

/// <summary>How two concepts stand to each other.</summary>
internal static class Concepts
{
    /// <summary>Whether whatever is the one is the other: same concept, or the other lies above it.</summary>
    public static bool IsA(this IConcept one, IConcept other)
    {
        for (var concept = one; concept is not null; concept = concept.Parent)
        {
            if (ReferenceEquals(concept, other)) { return true; }
        }
        return false;
    }

    /// <summary>1 for the same, 0.6 for a kind and the one just above it, 0.4 for two of one kind or two steps apart, else 0.</summary>
    public static double Likeness(IConcept one, IConcept other)
    {
        if (ReferenceEquals(one, other)) { return 1; }
        if (one.Parent == other || other.Parent == one) { return 0.6; }
        var near = one.IsA(other) || other.IsA(one) || (one.Parent is not null && one.Parent == other.Parent);
        return near ? 0.4 : 0;
    }
}
