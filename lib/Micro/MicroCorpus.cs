using System.Globalization;

namespace LayerFreezing;

/// <summary>
/// The text micro models are pretrained on: an endless numbered list of lines. A line is one sentence, or two with a tab
/// between them of which the second follows from the first. What the tasks need is there to be learnt without a label:
/// clauses of one opinion agree, a closing remark shows which of two clauses counted, words of one meaning and words for
/// kinds and their members stand in the two halves of a pair. Sentences that <see cref="MicroHoldout"/> keeps for testing
/// are not in it.
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
            var (first, second) = (writer.Write(premise), writer.Write(hypothesis));
            if (first != second && !MicroHoldout.Holds(first) && !MicroHoldout.Holds(second)) { return first + "\t" + second; }
        }
    }
}
