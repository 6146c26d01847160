namespace LayerFreezing;

/// <summary>
/// Pairs of a sentence and its spoilt twin. Those held out are for asking a pretrained model which it finds likelier: the
/// grammatical ones are never in the corpus, neither of the two in a training file.
/// </summary>
public static class MinimalPairs
{
    /// <summary>The seed of the pairs that models are scored on.</summary>
    public const ulong DefaultSeed = 20191103;

    /// <summary>No sentence has more words.</summary>
    private const int MostWords = 14;

    /// <summary>Kinds for which a misleading word can stand between.</summary>
    public static IReadOnlyList<CorruptionKind> KindsWithAttractors { get; } = [CorruptionKind.Agreement, CorruptionKind.Reflexive, CorruptionKind.Polarity];

    /// <summary>Pairs that no training saw, as many of every kind, and of those with attractors as many with as without.</summary>
    /// <param name="perKind">How many for each kind and, where it can have one, for each of with and without attractor.</param>
    /// <param name="seed">Which pairs.</param>
    /// <returns>The pairs, kind after kind; no grammatical sentence comes twice.</returns>
    public static IEnumerable<MinimalPair> HeldOut(int perKind, ulong seed = DefaultSeed)
    {
        var random = new SplitMixRandom(seed, stream: 1);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<CorruptionKind>())
        {
            foreach (var attractor in KindsWithAttractors.Contains(kind) ? new[] { false, true } : [false])
            {
                for (var i = 0; i < perKind;)
                {
                    var pair = Next(random, kind, attractor, heldOut: true);
                    if (!seen.Add(pair.Grammatical)) { continue; }
                    i++;
                    yield return pair;
                }
            }
        }
    }

    /// <summary>The next pair of one kind whose two sentences are both held out, or both not.</summary>
    internal static MinimalPair Next(SplitMixRandom random, CorruptionKind kind, bool attractor, bool heldOut)
    {
        while (true)
        {
            var sentence = SentenceGrammar.Write(random);
            var fitting = sentence.Corruptions.Where(corruption => corruption.Kind == kind && corruption.Attractor == attractor).ToArray();
            if (fitting.Length == 0 || sentence.Words.Count > MostWords) { continue; }
            var good = sentence.Text;
            var bad = sentence.Spoil(random.Pick(fitting));
            if (MicroHoldout.Holds(good) == heldOut && MicroHoldout.Holds(bad) == heldOut) { return new MinimalPair(good, bad, kind, attractor); }
        }
    }
}
