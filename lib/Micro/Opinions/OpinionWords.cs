namespace LayerFreezing;

/// <summary>A word of praise or blame. Only a mild one is denied: "not bad", but never "not terrible".</summary>
internal sealed record Quality(string Word, bool Praise, QualityClass Class, bool Mild);

/// <summary>The words of praise and blame, and what is said at the end of the day.</summary>
internal static class OpinionWords
{
    public static IReadOnlyList<Quality> Qualities { get; } =
    [
        .. Of(true, true, QualityClass.Any, "good", "pleasant"),
        .. Of(true, false, QualityClass.Any, "great", "wonderful", "excellent", "lovely"),
        .. Of(true, true, QualityClass.Person, "kind", "friendly", "helpful", "polite"),
        .. Of(true, true, QualityClass.Food, "tasty", "fresh"),
        .. Of(true, false, QualityClass.Food, "delicious"),
        .. Of(true, true, QualityClass.Art, "funny", "exciting", "interesting"),
        .. Of(true, false, QualityClass.Art, "brilliant"),
        .. Of(true, true, QualityClass.Place, "clean", "comfortable"),
        .. Of(true, false, QualityClass.Place, "beautiful"),
        .. Of(false, true, QualityClass.Any, "bad", "unpleasant"),
        .. Of(false, false, QualityClass.Any, "terrible", "awful", "horrible", "dreadful"),
        .. Of(false, true, QualityClass.Person, "rude", "lazy", "unfriendly", "careless"),
        .. Of(false, true, QualityClass.Food, "bland", "stale"),
        .. Of(false, false, QualityClass.Food, "disgusting"),
        .. Of(false, true, QualityClass.Art, "boring", "dull", "silly", "poor"),
        .. Of(false, false, QualityClass.Art, "annoying"),
        .. Of(false, true, QualityClass.Place, "dirty", "noisy"),
        .. Of(false, false, QualityClass.Place, "ugly"),
    ];

    public static IReadOnlyList<VerbForms> PraisingVerbs { get; } = [.. new[] { "love", "like", "enjoy", "praise" }.Select(VerbTable.Inflect)];

    public static IReadOnlyList<VerbForms> BlamingVerbs { get; } = [.. new[] { "hate", "dislike", "criticize" }.Select(VerbTable.Inflect)];

    public static IReadOnlyList<string> PraisingNouns { get; } = ["success", "pleasure", "delight"];

    public static IReadOnlyList<string> BlamingNouns { get; } = ["failure", "mess", "disaster"];

    private static readonly string[] PraisingVerdicts =
        ["We will come back", "I recommend it", "It was worth the money", "We left with a smile", "I want to go again", "We were very happy"];

    private static readonly string[] BlamingVerdicts =
        ["We will never come back", "I do not recommend it", "It was a waste of money", "We left early", "I want my money back", "We were not happy"];

    /// <summary>What somebody of this opinion says in the end; it names nothing that was praised or blamed.</summary>
    public static string Verdict(SplitMixRandom random, bool praise) => random.Pick(praise ? PraisingVerdicts : BlamingVerdicts) + ".";

    private static IEnumerable<Quality> Of(bool praise, bool mild, QualityClass suits, params string[] words) =>
        words.Select(word => new Quality(word, praise, suits, mild));
}
