namespace LayerFreezing;

/// <summary>One way to name something: dog, dogs.</summary>
internal sealed record NounForms(string Singular, string Plural)
{
    public string For(bool plural) => plural ? Plural : Singular;
}

/// <summary>A preposition a noun takes, and what may go on there: in the garden, outdoors.</summary>
internal sealed record Locative(string Preposition, Setting Setting);

/// <summary>Something that has a name, or several that mean the same, and a place in the tree of kinds: a poodle is a dog.</summary>
internal sealed class Noun : IConcept
{
    public required IReadOnlyList<NounForms> Names { get; init; }
    public required NounKind Kind { get; init; }
    public required Gender Gender { get; init; }

    /// <summary>Young by nature, so neither old nor said to be young.</summary>
    public required bool Young { get; init; }

    /// <summary>One that can't stand alone: "sees hammer" is no English, "eats cake" is.</summary>
    public required bool NeedsDeterminer { get; init; }

    public required IReadOnlyList<Locative> Locatives { get; init; }
    public required Noun? Parent { get; init; }
    public List<Noun> Children { get; } = [];

    IConcept? IConcept.Parent => Parent;

    public bool Is(NounKind kinds) => (Kind & kinds) != 0;

    public override string ToString() => Names[0].Singular;
}
