namespace LayerFreezing;

/// <summary>A determiner, the number it wants, and what would be wrong in its place.</summary>
internal sealed record Determiner(string Text, bool Plural, params string[] Wrong)
{
    /// <summary>The and a are the most common.</summary>
    private static readonly int[] Weights = [30, 22, 7, 7, 10, 5, 5, 30, 7, 7, 6, 9, 5, 6, 9, 5, 9, 4, 4];

    private static readonly Determiner[] All =
    [
        new("the", false), new("a", false, "two", "many", "several", "these"), new("this", false, "these"), new("that", false, "those"),
        new("every", false, "all", "these", "many"), new("each", false, "all", "several"), new("no", false),
        new("the", true), new("these", true, "this"), new("those", true, "that"), new("all", true, "every", "each"),
        new("many", true, "a", "every"), new("few", true, "a", "this"), new("several", true, "each", "a"), new("two", true, "a", "every"),
        new("three", true, "a", "this"), new("some", true), new("most", true, "every", "each"), new("no", true),
    ];

    /// <summary>A noun put before it is still English after some: the boys all sleep.</summary>
    public bool OnlyBefore => Text is "the" or "a" or "every" or "this" or "these" or "two" or "many";

    public static Determiner The(bool plural) => plural ? All[7] : All[0];

    public static Determiner No(bool plural) => plural ? All[18] : All[6];

    /// <summary>Any determiner for a number.</summary>
    public static Determiner Any(SplitMixRandom random, bool plural)
    {
        Determiner determiner;
        do { determiner = All[random.PickWeighted(Weights)]; } while (determiner.Plural != plural);
        return determiner;
    }

    /// <summary>One that sounds right behind a verb: the, a, this, some, two and their like.</summary>
    public static Determiner AnyInObject(SplitMixRandom random, bool plural)
    {
        Determiner determiner;
        do { determiner = Any(random, plural); } while (determiner.Text is "no" or "most" or "few" or "each" or "every" or "all");
        return determiner;
    }
}
