namespace LayerFreezing;

/// <summary>
/// micro-RTE: does the second sentence follow from the first? Rows come in fours, two premises with two hypotheses, each
/// premise entailing one of them: so every sentence has either label once, and a hypothesis shares as many words with the
/// premise it follows from as with the other.
/// </summary>
internal static class EntailmentTask
{
    private const int Tries = 8;

    public static IReadOnlyList<MicroExample> Make(SplitMixRandom random, int rows, bool heldOut)
    {
        var sampler = new PropositionSampler(random);
        var writer = new PropositionWriter(random, passivePercent: 15);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var examples = new List<MicroExample>();
        while (examples.Count < rows)
        {
            var four = Four(random, sampler);
            if (four is null) { continue; }
            if (Word(writer, four.Value, heldOut, seen) is not { } texts) { continue; }
            seen.UnionWith(texts);
            examples.Add(new MicroExample(texts[0], texts[1], 1, ""));
            examples.Add(new MicroExample(texts[0], texts[3], 0, ""));
            examples.Add(new MicroExample(texts[2], texts[3], 1, ""));
            examples.Add(new MicroExample(texts[2], texts[1], 0, ""));
        }
        random.Shuffle(examples);
        return examples;
    }

    /// <summary>A premise and what follows from it; null where a step led nowhere.</summary>
    public static (Proposition Premise, Proposition Hypothesis)? Pair(SplitMixRandom random, PropositionSampler sampler)
    {
        var said = sampler.Any(sampler.AnyQuantifier());
        var premise = Walk(random, sampler, said, towardsWeaker: false, most: 2);
        var hypothesis = Walk(random, sampler, said, towardsWeaker: true, most: 2);
        return premise is not null && hypothesis is not null && Entailment.Follows(premise, hypothesis) == Verdict.Yes ? (premise, hypothesis) : null;
    }

    /// <summary>Something near a hypothesis that doesn't follow from the premise; null where no such thing was found.</summary>
    public static Proposition? Contrast(SplitMixRandom random, PropositionSampler sampler, Proposition premise, Proposition hypothesis)
    {
        var other = hypothesis;
        for (var i = random.PickWeighted(0, 65, 35); i > 0; i--)
        {
            if (sampler.Perturb(other) is not { } changed) { return null; }
            other = changed;
        }
        return Entailment.Follows(premise, other) == Verdict.No ? other : null;
    }

    private static (Proposition, Proposition, Proposition, Proposition)? Four(SplitMixRandom random, PropositionSampler sampler)
    {
        if (Pair(random, sampler) is not var (premise1, hypothesis1)) { return null; }
        if (Contrast(random, sampler, premise1, hypothesis1) is not { } hypothesis2) { return null; }
        var premise2 = Walk(random, sampler, hypothesis2, towardsWeaker: false, most: 3);
        return premise2 is not null
            && (premise1 != hypothesis1 || premise2 != hypothesis2)
            && Entailment.Follows(premise2, hypothesis2) == Verdict.Yes
            && Entailment.Follows(premise2, hypothesis1) == Verdict.No
            ? (premise1, hypothesis1, premise2, hypothesis2) : null;
    }

    /// <summary>The four in words that give nothing away; null where some tries found none.</summary>
    private static string[]? Word(PropositionWriter writer, (Proposition, Proposition, Proposition, Proposition) four, bool heldOut, HashSet<string> seen)
    {
        var (premise1, hypothesis1, premise2, hypothesis2) = four;
        for (var i = 0; i < Tries; i++)
        {
            if (Word(writer, hypothesis1, heldOut, seen) is not { } second
                || Word(writer, hypothesis2, heldOut, seen) is not { } fourth
                || Word(writer, premise1, heldOut, seen) is not { } first
                || Word(writer, premise2, heldOut, seen) is not { } third)
            {
                return null;
            }
            string[] texts = [first, second, third, fourth];
            if (texts.Distinct().Count() == 4
                && Overlap.Of(first, second) == Overlap.Of(third, second)
                && Overlap.Of(third, fourth) == Overlap.Of(first, fourth))
            {
                return texts;
            }
        }
        return null;
    }

    private static string? Word(PropositionWriter writer, Proposition said, bool heldOut, HashSet<string> seen)
    {
        for (var i = 0; i < Tries; i++)
        {
            var text = writer.Write(said);
            if (MicroHoldout.Holds(text) == heldOut && !seen.Contains(text)) { return text; }
        }
        return null;
    }

    private static Proposition? Walk(SplitMixRandom random, PropositionSampler sampler, Proposition said, bool towardsWeaker, int most)
    {
        Proposition? reached = said;
        for (var i = random.Next(most + 1); i > 0 && reached is not null; i--) { reached = sampler.Step(reached, towardsWeaker); }
        return reached;
    }
}
