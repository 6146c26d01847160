namespace LayerFreezing;

/// <summary>How much of its subject a proposition speaks of, and whether it says or denies.</summary>
internal enum Quantifier
{
    /// <summary>A boy: at least one.</summary>
    A,

    /// <summary>Some boys.</summary>
    Some,

    /// <summary>Most boys.</summary>
    Most,

    /// <summary>Every boy, each boy, all boys.</summary>
    Every,

    /// <summary>No boy, no boys.</summary>
    No,

    /// <summary>Not every boy, not all boys.</summary>
    NotEvery,

    /// <summary>The boy, or somebody by name.</summary>
    The,

    /// <summary>The boy did not.</summary>
    TheNot,
}

/// <summary>Which way what is said may be exchanged for the more general without becoming false.</summary>
internal enum Direction
{
    /// <summary>Neither way.</summary>
    Fixed,

    /// <summary>For the more general: some dogs ran, so some animals ran.</summary>
    Up,

    /// <summary>For the more particular: no dogs ran, so no poodles ran.</summary>
    Down,
}

/// <summary>The monotonicity of quantifiers (Barwise and Cooper, "Generalized quantifiers and natural language", 1981).</summary>
internal static class Quantifiers
{
    /// <summary>For the noun and its adjective.</summary>
    public static Direction OfSubject(this Quantifier quantifier) => quantifier switch
    {
        Quantifier.A or Quantifier.Some or Quantifier.NotEvery or Quantifier.The or Quantifier.TheNot => Direction.Up,
        Quantifier.Every or Quantifier.No => Direction.Down,
        _ => Direction.Fixed,
    };

    /// <summary>For the verb, its object and its place.</summary>
    public static Direction OfPredicate(this Quantifier quantifier) => quantifier switch
    {
        Quantifier.No or Quantifier.NotEvery or Quantifier.TheNot => Direction.Down,
        _ => Direction.Up,
    };

    /// <summary>The quantifier that denies the same of the same: not every for every; null where English has none.</summary>
    public static Quantifier? Denial(this Quantifier quantifier) => quantifier switch
    {
        Quantifier.A or Quantifier.Some => Quantifier.No,
        Quantifier.No => Quantifier.Some,
        Quantifier.Every => Quantifier.NotEvery,
        Quantifier.NotEvery => Quantifier.Every,
        Quantifier.The => Quantifier.TheNot,
        Quantifier.TheNot => Quantifier.The,
        _ => null,
    };

    public static Direction Opposite(this Direction direction) => direction switch
    {
        Direction.Up => Direction.Down,
        Direction.Down => Direction.Up,
        _ => Direction.Fixed,
    };
}
