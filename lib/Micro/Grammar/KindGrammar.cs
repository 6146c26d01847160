namespace LayerFreezing;

/// <summary>Sentences that say of what kind something is: "A poodle is a dog.", "Roses are flowers.", "Every kitten is a cat."</summary>
internal static class KindGrammar
{
    private static readonly Noun[] Members = [.. Lexicon.Nouns.Where(noun => noun.Parent is not null)];

    public static string Write(SplitMixRandom random)
    {
        var noun = random.Pick(Members);
        var (name, kind) = (random.Pick(noun.Names), random.Pick(noun.Parent!.Names));
        return MicroSentence.Spell(random.PickWeighted(40, 30, 15, 15) switch
        {
            0 => ["a", name.Singular, "is", "a", kind.Singular],
            1 => [name.Plural, "are", kind.Plural],
            2 => ["every", name.Singular, "is", "a", kind.Singular],
            _ => ["all", name.Plural, "are", kind.Plural],
        });
    }
}
