namespace LayerFreezing;

/// <summary>One way to name a doing: see, sees, saw, seen.</summary>
internal sealed record VerbForms(string Base, string Third, string Past, string Participle)
{
    /// <summary>Put, cut, read: present and past look alike, so some errors would not show.</summary>
    public bool PastLooksPresent => Base == Past;
}

/// <summary>A doing, who does it, to what, and where; its parent says it less precisely: to fry is to cook.</summary>
internal sealed class Verb : IConcept
{
    public required IReadOnlyList<VerbForms> Names { get; init; }
    public required NounKind Subjects { get; init; }

    /// <summary>What it is done to; none for a verb without object.</summary>
    public required NounKind Objects { get; init; }

    public required Setting Setting { get; init; }

    /// <summary>Never with an object if it has none here, never without if it has one: so the opposite is an error.</summary>
    public required bool Strict { get; init; }

    /// <summary>Done to oneself: washes herself.</summary>
    public required bool Reflexive { get; init; }

    /// <summary>A state, not an event: no place, no manner, no passive.</summary>
    public required bool State { get; init; }

    /// <summary>How it may be done: loudly, quietly.</summary>
    public required IReadOnlyList<string> Manners { get; init; }

    public required Verb? Parent { get; init; }
    public List<Verb> Children { get; } = [];

    public bool Transitive => Objects != NounKind.None;

    IConcept? IConcept.Parent => Parent;

    public override string ToString() => Names[0].Base;
}
