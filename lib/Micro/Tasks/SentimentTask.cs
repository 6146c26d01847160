namespace LayerFreezing;

/// <summary>
/// micro-SST-2: praise or blame? One clause in three denies, and in six rows of ten a clause of the other opinion stands
/// beside the one that counts, so words alone decide little.
/// </summary>
internal static class SentimentTask
{
    public static IReadOnlyList<MicroExample> Make(SplitMixRandom random, int rows, bool heldOut)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var examples = new List<MicroExample>();
        while (examples.Count < rows)
        {
            var praise = examples.Count % 2 == 0;
            var form = random.PickWeighted(8, 32, 60);
            var text = form switch
            {
                0 => OpinionGrammar.WriteSingle(random, praise),
                1 => OpinionGrammar.WriteAgreeing(random, praise),
                _ => OpinionGrammar.WriteMixed(random, praise),
            };
            if (MicroHoldout.Holds(text) != heldOut || !seen.Add(text)) { continue; }
            examples.Add(new MicroExample(text, null, praise ? 1 : 0, form switch { 0 => "single", 1 => "agreeing", _ => "mixed" }));
        }
        return examples;
    }
}
