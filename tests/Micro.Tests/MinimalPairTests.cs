namespace LayerFreezing.Tests;

public sealed class MinimalPairTests
{
    private static readonly MinimalPair[] Pairs = [.. MinimalPairs.HeldOut(30)];

    [Fact]
    public void Every_kind_comes_equally_often_with_and_without_attractors_where_it_can_have_them()
    {
        var counts = Pairs.GroupBy(pair => (pair.Kind, pair.Attractor)).ToDictionary(group => group.Key, group => group.Count());
        Assert.All(counts.Values, count => Assert.Equal(30, count));
        Assert.Equal(Enum.GetValues<CorruptionKind>().Length + MinimalPairs.KindsWithAttractors.Count, counts.Count);
    }

    [Fact]
    public void Both_sentences_are_held_out_and_no_pair_comes_twice()
    {
        Assert.All(Pairs, pair => Assert.True(MicroHoldout.Holds(pair.Grammatical) && MicroHoldout.Holds(pair.Ungrammatical), pair.Grammatical));
        Assert.Equal(Pairs.Length, Pairs.Select(pair => pair.Grammatical).Distinct().Count());
    }

    [Fact]
    public void The_two_sentences_differ_in_one_place()
    {
        foreach (var pair in Pairs)
        {
            var good = pair.Grammatical.Split(' ');
            var bad = pair.Ungrammatical.Split(' ');
            var before = good.Zip(bad).TakeWhile(words => Same(words.First, words.Second)).Count();
            var after = good.Reverse().Zip(bad.Reverse()).TakeWhile(words => Same(words.First, words.Second)).Count();
            var most = pair is { Kind: CorruptionKind.Polarity, Attractor: true } ? 12 : pair.Kind is CorruptionKind.Frame or CorruptionKind.Gap ? 9 : 3;
            var changed = Math.Max(good.Length, bad.Length) - Math.Min(before + after, Math.Min(good.Length, bad.Length));
            Assert.True(changed <= most, $"{changed} words of: {pair}");
            Assert.NotEqual(pair.Grammatical, pair.Ungrammatical);
        }
    }

    [Fact]
    public void An_attractor_stands_before_the_verb_it_misleads()
    {
        foreach (var pair in Pairs.Where(pair => pair is { Kind: CorruptionKind.Agreement, Attractor: true }))
        {
            var good = pair.Grammatical.Split(' ');
            var place = good.Zip(pair.Ungrammatical.Split(' ')).TakeWhile(words => words.First == words.Second).Count();
            Assert.True(place >= 4, $"the verb is word {place + 1} of: {pair}");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_pairs() => Assert.Equal(Pairs.Take(40), MinimalPairs.HeldOut(30).Take(40));

    private static bool Same(string one, string other) => string.Equals(one.Trim('.', ','), other.Trim('.', ','), StringComparison.OrdinalIgnoreCase);
}
