namespace LayerFreezing;

/// <summary>The words of Micro-English outside the opinions, and what goes with what.</summary>
internal static class Lexicon
{
    public static IReadOnlyList<Noun> Nouns { get; } = NounTable.Read();
    public static IReadOnlyList<Verb> Verbs { get; } = VerbTable.Read();
    public static IReadOnlyList<Adjective> Adjectives { get; } = AdjectiveTable.Read();

    public static IReadOnlyList<PersonName> Names { get; } =
    [
        new("Anna", Gender.Feminine), new("Clara", Gender.Feminine), new("Emma", Gender.Feminine), new("Lucy", Gender.Feminine), new("Maria", Gender.Feminine),
        new("Ben", Gender.Masculine), new("David", Gender.Masculine), new("Max", Gender.Masculine), new("Peter", Gender.Masculine), new("Tom", Gender.Masculine),
    ];

    public static IReadOnlyList<Verb> Intransitives { get; } = [.. Verbs.Where(verb => !verb.Transitive)];
    public static IReadOnlyList<Verb> Transitives { get; } = [.. Verbs.Where(verb => verb.Transitive)];
    public static IReadOnlyList<Verb> StrictIntransitives { get; } = [.. Intransitives.Where(verb => verb.Strict)];
    public static IReadOnlyList<Verb> StrictTransitives { get; } = [.. Transitives.Where(verb => verb.Strict)];
    public static IReadOnlyList<Verb> Reflexives { get; } = [.. Verbs.Where(verb => verb.Reflexive)];

    /// <summary>Verbs that take a whole sentence: says that it rains.</summary>
    public static IReadOnlyList<VerbForms> Sayings { get; } =
        [.. new[] { "think,thought", "say,said", "know,knew,known", "believe", "hope" }.Select(VerbTable.Inflect)];

    /// <summary>Verbs that take a thing and somebody who gets it: gives a ball to the girl.</summary>
    public static IReadOnlyList<VerbForms> Givings { get; } =
        [.. new[] { "give,gave,given", "show,showed,shown", "send,sent" }.Select(VerbTable.Inflect)];

    /// <summary>Put: needs a thing and a place.</summary>
    public static VerbForms Put { get; } = VerbTable.Inflect("put,put");

    private static readonly Noun[][] ByKind = [.. Enumerable.Range(0, 27).Select(bit => Nouns.Where(noun => noun.Kind == (NounKind)(1 << bit)).ToArray())];

    private static readonly IReadOnlyDictionary<Noun, Adjective[]> Attributes =
        Nouns.ToDictionary(noun => noun, noun => Adjectives.Where(adjective => adjective.Suits(noun) && !adjective.Predicative).ToArray());

    private static readonly (Noun Noun, Locative Locative)[] Places = [.. Nouns.SelectMany(noun => noun.Locatives.Select(locative => (noun, locative)))];

    /// <summary>A noun of one of some kinds; each noun is as likely as any other.</summary>
    public static Noun AnyNoun(SplitMixRandom random, NounKind kinds)
    {
        var count = 0;
        for (var bit = 0; bit < ByKind.Length; bit++)
        {
            if (((int)kinds >> bit & 1) == 1) { count += ByKind[bit].Length; }
        }
        var place = random.Next(count);
        for (var bit = 0; ; bit++)
        {
            if (((int)kinds >> bit & 1) == 0) { continue; }
            if (place < ByKind[bit].Length) { return ByKind[bit][place]; }
            place -= ByKind[bit].Length;
        }
    }

    /// <summary>A quality a noun can have, or null where none suits it.</summary>
    public static Adjective? AnyAdjective(SplitMixRandom random, Noun noun) => Attributes[noun].Length == 0 ? null : random.Pick(Attributes[noun]);

    /// <summary>A noun of some kinds and the preposition that makes it a place for something.</summary>
    public static (Noun Noun, string Preposition) AnyPlace(SplitMixRandom random, Setting setting, NounKind kinds)
    {
        var count = 0;
        foreach (var place in Places)
        {
            if (Fits(place)) { count++; }
        }
        var left = random.Next(count);
        foreach (var place in Places)
        {
            if (Fits(place) && left-- == 0) { return (place.Noun, place.Locative.Preposition); }
        }
        throw new InvalidOperationException("no noun is such a place");

        bool Fits((Noun Noun, Locative Locative) place) => place.Noun.Is(kinds) && (place.Locative.Setting & setting) != 0;
    }

    /// <summary>One of some verbs whose subject may be of one of some kinds.</summary>
    public static Verb? AnyVerbFor(SplitMixRandom random, NounKind subject, IReadOnlyList<Verb> verbs)
    {
        var count = 0;
        for (var i = 0; i < verbs.Count; i++)
        {
            if ((verbs[i].Subjects & subject) != 0) { count++; }
        }
        var left = count == 0 ? -1 : random.Next(count);
        for (var i = 0; left >= 0; i++)
        {
            if ((verbs[i].Subjects & subject) != 0 && left-- == 0) { return verbs[i]; }
        }
        return null;
    }
}
