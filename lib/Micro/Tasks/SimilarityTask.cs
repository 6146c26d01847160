using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>
/// micro-STS-B: how much of what one sentence says does the other say? Who, does what, to what and where each count by how
/// near the two concepts are; the words in which they are put, active or passive, count for nothing.
/// </summary>
internal static class SimilarityTask
{
    private const double SubjectWeight = 3, VerbWeight = 4, ObjectWeight = 3, PlaceWeight = 2;
    private const int Bins = 5;

    public static IReadOnlyList<MicroExample> Make(SplitMixRandom random, int rows, bool heldOut)
    {
        var sampler = new PropositionSampler(random);
        var writer = new PropositionWriter(random, passivePercent: 35);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var examples = new List<MicroExample>();
        var filled = new Dictionary<(bool, bool, bool), int[]>();
        while (examples.Count < rows)
        {
            var one = sampler.Any(random.Pick([Quantifier.A, Quantifier.The, Quantifier.Some]));
            var other = Vary(random, sampler, one);
            var score = Score(one, other);
            var bin = Math.Min((int)score, Bins - 1);
            var counts = CollectionsMarshal.GetValueRefOrAddDefault(filled, (one.Object is null, one.Place is null, other.Place is null), out _) ??= new int[Bins];
            if (counts[bin] > counts.Min()) { continue; }
            var first = writer.Write(one);
            var second = writer.Rephrase(other, first);
            if (first == second || MicroHoldout.Holds(first) != heldOut || MicroHoldout.Holds(second) != heldOut) { continue; }
            if (seen.Contains(first) || seen.Contains(second)) { continue; }
            seen.Add(first);
            seen.Add(second);
            counts[bin]++;
            examples.Add(random.Chance(50) ? new MicroExample(first, second, score, "") : new MicroExample(second, first, score, ""));
        }
        return examples;
    }

    /// <summary>0 for nothing in common, 5 for the same.</summary>
    public static double Score(Proposition one, Proposition other)
    {
        var sum = SubjectWeight * Likeness(one.Subject, other.Subject) + VerbWeight * Concepts.Likeness(one.Verb, other.Verb);
        var weight = SubjectWeight + VerbWeight;
        if (one.Object is not null || other.Object is not null)
        {
            sum += one.Object is null || other.Object is null ? 0 : ObjectWeight * Likeness(one.Object, other.Object);
            weight += ObjectWeight;
        }
        if (one.Place is not null || other.Place is not null)
        {
            sum += PlaceWeight * (one.Place is null || other.Place is null ? 0.5 : Concepts.Likeness(one.Place.Noun, other.Place.Noun));
            weight += PlaceWeight;
        }
        return Math.Round(5 * sum / weight, 3);
    }

    private static double Likeness(Participant one, Participant other)
    {
        if (one.Name is not null || other.Name is not null) { return one.Name == other.Name ? 1 : one.Name is not null && other.Name is not null ? 0.4 : 0; }
        return Concepts.Likeness(one.Noun, other.Noun);
    }

    /// <summary>Changes nothing, something or everything about who, what and where; now and then who and whom change places.</summary>
    private static Proposition Vary(SplitMixRandom random, PropositionSampler sampler, Proposition one)
    {
        var percent = random.Next(11) * 10;
        var other = one;
        if (one.Object is not null && one.Object.Noun.Is(one.Verb.Subjects) && one.Subject.Noun.Is(one.Verb.Objects) && random.Chance(60))
        {
            other = other with { Subject = one.Object, Object = one.Subject };
        }
        else
        {
            if (random.Chance(percent)) { other = other with { Subject = sampler.Other(one.Subject, one.Verb.Subjects & NounKind.Living) }; }
            if (one.Object is not null && random.Chance(percent)) { other = other with { Object = sampler.Other(one.Object, one.Verb.Objects) }; }
        }
        if (random.Chance(percent)) { other = other with { Verb = sampler.OtherVerb(other) }; }
        if (random.Chance((100 - percent) / 2)) { other = other with { Place = sampler.Any(one.Quantifier).Place }; }
        return other.MakesSense ? other : one;
    }
}
