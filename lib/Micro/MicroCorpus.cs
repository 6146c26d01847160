using System.Globalization;

namespace LayerFreezing;

/// <summary>
/// The text micro models are pretrained on: an endless numbered list of lines. A line is one sentence, or two with a tab
/// between them of which the second follows from the first, or says itself that it need not ("Perhaps ...") or can't be
/// ("It is false that ..."). What the tasks need is there to be learnt without a label: clauses of one opinion agree, a
/// closing remark shows which of two clauses counted, words of one meaning and words for kinds and their members stand in
/// the two halves of a pair. Sentences that <see cref="MicroHoldout"/> keeps for testing are not in it, but for remarks on
/// kinds and closing verdicts, which no test asks about.
/// </summary>
/// <param name="seed">Which list.</param>
public sealed class MicroCorpus(ulong seed = MicroCorpus.DefaultSeed)
{
    /// <summary>The seed of the text that the shipped models and vocabularies come from.</summary>
    public const ulong DefaultSeed = 1;

    /// <summary>How many lines, from the first on, the shipped vocabularies are trained on.</summary>
    public const int VocabularyLines = 20_000;

    /// <summary>The line of a number; the same on every machine, and it needs none of the others.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>One sentence, or two with a tab between them, without a line break.</returns>
    /// <exception cref="KitException">The number is below 0.</exception>
    public string Line(long index)
    {
        if (index < 0)
        {
            throw new KitException(string.Create(CultureInfo.InvariantCulture, $"the corpus has no line {index}: count from 0"));
        }
        var random = new SplitMixRandom(seed, (ulong)index);
        return random.PickWeighted(37, 4, 33, 26) switch
        {
            0 => WriteUntil(() => SentenceGrammar.Write(random).Text),
            1 => KindGrammar.Write(random),
            2 => WriteOpinion(random),
            _ => WritePair(random),
        };
    }

    /// <summary>The lines from a number on, without end.</summary>
    /// <param name="start">The first one's number, from 0.</param>
    /// <returns>One line after the other.</returns>
    public IEnumerable<string> Lines(long start = 0)
    {
        for (var index = start; ; index++) { yield return Line(index); }
    }

    private static string WriteUntil(Func<string> write)
    {
        string text;
        do { text = write(); } while (MicroHoldout.Holds(text));
        return text;
    }

    private static string WriteOpinion(SplitMixRandom random)
    {
        var praise = random.Chance(50);
        var form = random.PickWeighted(42, 12, 8, 10, 28);
        var opinion = WriteUntil(() => form switch
        {
            0 or 1 => OpinionGrammar.WriteAgreeing(random, praise),
            2 => OpinionGrammar.WriteSingle(random, praise),
            _ => OpinionGrammar.WriteMixed(random, praise),
        });
        return form is 0 or 3 ? opinion : opinion + "\t" + OpinionWords.Verdict(random, praise);
    }

    private static string WritePair(SplitMixRandom random)
    {
        var sampler = new PropositionSampler(random);
        var writer = new PropositionWriter(random, passivePercent: 20);
        while (true)
        {
            if (EntailmentTask.Pair(random, sampler) is not var (premise, hypothesis)) { continue; }
            var said = random.PickWeighted(45, 22, 33) switch
            {
                0 => ("", hypothesis),
                1 => ("So ", hypothesis),
                _ => Contrast(random, sampler, premise, hypothesis),
            };
            if (said is not var (opening, second)) { continue; }
            var (one, other) = (writer.Write(premise), writer.Write(second));
            if (one == other || MicroHoldout.Holds(one) || MicroHoldout.Holds(other)) { continue; }
            var whole = Continued(opening, other);
            if (!MicroHoldout.Holds(whole)) { return one + "\t" + whole; }
        }
    }

    /// <summary>Something that doesn't follow, and how it is said: "Perhaps every child ran", "It is false that no child ran".</summary>
    private static (string Opening, Proposition Said)? Contrast(SplitMixRandom random, PropositionSampler sampler, Proposition premise, Proposition hypothesis)
    {
        if (EntailmentTask.Contrast(random, sampler, premise, hypothesis) is not { } other) { return null; }
        return Entailment.Contradicts(premise, other) switch
        {
            Verdict.Yes => ("It is false that ", other),
            Verdict.No => ("Perhaps ", other),
            _ => null,
        };
    }

    /// <summary>A sentence behind an opening: its first letter is small, unless it is that of a name.</summary>
    private static string Continued(string opening, string sentence)
    {
        var named = Lexicon.Names.Any(name => sentence.StartsWith(name.Text + " ", StringComparison.Ordinal));
        return opening.Length == 0 || named ? opening + sentence : opening + char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }
}
