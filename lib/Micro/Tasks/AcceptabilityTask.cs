namespace LayerFreezing;

/// <summary>
/// micro-CoLA: is it English? Every row is one side of a minimal pair whose other side is in no file, so a word, a length
/// or a construction says nothing by itself.
/// </summary>
internal static class AcceptabilityTask
{
    private static readonly (CorruptionKind Kind, bool Attractor, int Weight)[] Shares =
    [
        (CorruptionKind.Agreement, false, 14), (CorruptionKind.Agreement, true, 14),
        (CorruptionKind.Reflexive, false, 6), (CorruptionKind.Reflexive, true, 3),
        (CorruptionKind.Polarity, false, 6), (CorruptionKind.Polarity, true, 3),
        (CorruptionKind.Determiner, false, 8), (CorruptionKind.Frame, false, 9), (CorruptionKind.VerbForm, false, 7),
        (CorruptionKind.Order, false, 6), (CorruptionKind.Case, false, 6), (CorruptionKind.Missing, false, 7),
        (CorruptionKind.Gap, false, 6), (CorruptionKind.Tense, false, 5),
    ];

    public static IReadOnlyList<MicroExample> Make(SplitMixRandom random, int rows, bool heldOut)
    {
        var weights = Shares.Select(share => share.Weight).ToArray();
        var labels = new int[Shares.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var examples = new List<MicroExample>();
        while (examples.Count < rows)
        {
            var left = rows - examples.Count - Shares.Length;
            var place = left > 0 ? random.PickWeighted(weights) : Enumerable.Range(0, labels.Length).MaxBy(i => labels[i] % 2);
            var (kind, attractor, _) = Shares[place];
            var pair = MinimalPairs.Next(random, kind, attractor, heldOut);
            if (seen.Contains(pair.Grammatical) || seen.Contains(pair.Ungrammatical)) { continue; }
            seen.Add(pair.Grammatical);
            seen.Add(pair.Ungrammatical);
            var label = labels[place]++ % 2;
            examples.Add(new MicroExample(label == 1 ? pair.Grammatical : pair.Ungrammatical, null, label, NameOf(kind, attractor)));
        }
        return examples;
    }

    private static string NameOf(CorruptionKind kind, bool attractor)
    {
        var name = kind == CorruptionKind.VerbForm ? "verb-form" : kind.ToString().ToLowerInvariant();
        return attractor ? name + "-attractor" : name;
    }
}
