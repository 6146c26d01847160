namespace LayerFreezing;

/// <summary>A quality, the words for it, and what can have it.</summary>
internal sealed record Adjective(IReadOnlyList<string> Names, NounKind Kinds, bool Old, bool Young, bool Predicative)
{
    /// <summary>Whether a noun can have the quality without sounding odd.</summary>
    public bool Suits(Noun noun) => noun.Is(Kinds) && !(noun.Young && (Old || Young));
}
