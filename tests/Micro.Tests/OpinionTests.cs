namespace LayerFreezing.Tests;

public sealed class OpinionTests
{
    [Fact]
    public void The_clause_that_counts_is_behind_but_and_outside_although()
    {
        // Where no clause denies, the words of praise and blame in the clause that counts tell the opinion.
        var (right, checkedRows) = (0, 0);
        for (ulong i = 0; i < 4000; i++)
        {
            var random = new SplitMixRandom(11, i);
            var praise = random.Chance(50);
            var text = OpinionGrammar.WriteMixed(random, praise);
            var words = Overlap.Words(text);
            if (words.Intersect(["not", "never", "hardly", "far", "nobody", "despite", "expected"]).Any()) { continue; }
            var clause = ClauseThatCounts(text);
            var praised = OpinionWords.Qualities.Where(quality => Overlap.Words(clause).Contains(quality.Word)).ToArray();
            if (praised.Length != 1) { continue; }
            checkedRows++;
            if (praised[0].Praise == praise) { right++; }
        }
        Assert.True(checkedRows > 200 && right == checkedRows, $"{right} of {checkedRows}");
    }

    [Fact]
    public void Only_mild_words_are_denied()
    {
        var strong = OpinionWords.Qualities.Where(quality => !quality.Mild).Select(quality => quality.Word).ToArray();
        for (ulong i = 0; i < 2000; i++)
        {
            var text = OpinionGrammar.WriteAgreeing(new SplitMixRandom(12, i), i % 2 == 0);
            foreach (var word in strong)
            {
                foreach (var denial in new[] { "not", "never", "hardly", "from" })
                {
                    Assert.False(text.Contains($"{denial} {word}", StringComparison.Ordinal), text);
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_spoken_of_twice_in_one_opinion()
    {
        for (ulong i = 0; i < 1000; i++)
        {
            var text = OpinionGrammar.WriteMixed(new SplitMixRandom(13, i), true);
            var things = OpinionTopic.All.SelectMany(topic => topic.Wholes.Concat(topic.Parts)).Select(thing => thing.Noun).Distinct();
            Assert.All(things, thing => Assert.InRange(Overlap.Words(text).Count(word => word == thing), 0, 1));
        }
    }

    private static string ClauseThatCounts(string text)
    {
        foreach (var contrast in new[] { ", but ", ", yet " })
        {
            if (text.Contains(contrast, StringComparison.Ordinal)) { return text.Split(contrast)[1]; }
        }
        var halves = text.Split(", ");
        return text.StartsWith("Although", StringComparison.Ordinal) || text.StartsWith("Though", StringComparison.Ordinal) || text.StartsWith("While", StringComparison.Ordinal)
            ? halves[1] : halves[0];
    }
}
