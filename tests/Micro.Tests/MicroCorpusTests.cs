using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace LayerFreezing.Tests;

public sealed class MicroCorpusTests
{
    private static readonly string[] Lines = [.. new MicroCorpus().Lines().Take(5000)];

    [Fact]
    public void The_corpus_is_the_same_text_everywhere()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines))));
        Assert.True(hash == "bce4a6219bf454489cc104598d668fc162b13d977d1d532afd997afea9cef547", $"The first {Lines.Length} lines hash to {hash}; they begin with: {Lines[0]}");
    }

    [Fact]
    public void A_line_can_be_had_without_those_before_it()
    {
        Assert.Equal(Lines[1234], new MicroCorpus().Line(1234));
        Assert.Equal(Lines.Skip(700).Take(5), new MicroCorpus().Lines(700).Take(5));
    }

    [Fact]
    public void Another_seed_is_another_text()
    {
        var shared = new MicroCorpus(2).Lines().Take(1000).Intersect(Lines).Count();
        Assert.InRange(shared, 0, 200);
    }

    [Fact]
    public void A_line_is_one_sentence_or_two_with_a_tab_between()
    {
        var sentence = new Regex("^[A-Z][a-zA-Z]*(,? [a-zA-Z]+)*\\.$", RegexOptions.CultureInvariant);
        foreach (var line in Lines)
        {
            var parts = line.Split('\t');
            Assert.InRange(parts.Length, 1, 2);
            Assert.All(parts, part => Assert.Matches(sentence, part));
        }
    }

    [Fact]
    public void Two_lines_in_five_are_pairs()
    {
        var pairs = Lines.Count(line => line.Contains('\t')) / (double)Lines.Length;
        Assert.InRange(pairs, 0.38, 0.46); // 26 % that follow, and half of the 33 % opinions with a verdict
    }

    [Fact]
    public void Articles_fit_the_sound_that_follows()
    {
        var wrong = Lines.Where(line => Regex.IsMatch(line, "\\b[Aa] [aeiou]|\\b[Aa]n [^aeiou]", RegexOptions.CultureInvariant)).Take(3).ToArray();
        Assert.True(wrong.Length == 0, string.Join(" | ", wrong));
    }

    [Fact]
    public void No_sentence_kept_for_testing_is_in_the_corpus()
    {
        var verdicts = Enumerable.Range(0, 400).Select(i => OpinionWords.Verdict(new SplitMixRandom((ulong)i), i % 2 == 0)).ToHashSet();
        var kinds = new Regex("^(An? |Every |All )?[a-z A-Z]+ (is an?|are) [a-z]+\\.$", RegexOptions.CultureInvariant);
        var held = Lines.SelectMany(line => line.Split('\t'))
            .Where(text => MicroHoldout.Holds(text) && !verdicts.Contains(text) && !kinds.IsMatch(text)).Take(3).ToArray();
        Assert.True(held.Length == 0, string.Join(" | ", held));
    }

    [Fact]
    public void The_words_are_some_four_hundred_in_some_nine_hundred_forms()
    {
        var forms = Lines.SelectMany(Overlap.Words).Where(word => word.Length > 0).Select(word => word.Trim('\t')).Distinct().Count();
        var entries = Lexicon.Nouns.Sum(noun => noun.Names.Count) + Lexicon.Verbs.Sum(verb => verb.Names.Count)
            + Lexicon.Adjectives.Sum(adjective => adjective.Names.Count) + OpinionWords.Qualities.Count;
        Assert.True(forms is > 750 and < 950 && entries is > 300 and < 420, $"{forms} forms, {entries} nouns, verbs and adjectives");
    }

    [Fact]
    public void Negative_lines_are_refused() =>
        Assert.Contains("count from 0", Assert.Throws<KitException>(() => new MicroCorpus().Line(-1)).Message, StringComparison.Ordinal);
}
