using System.Globalization;
using System.Text;

namespace LayerFreezing.Tests;

/// <summary>Accents and case, by the kit's own table: the same on every machine, whatever its ICU.</summary>
public class AccentTests
{
    [Theory]
    [InlineData("Éa", "ea")]
    [InlineData("e\u0301", "e")]
    [InlineData("ǛǛ", "uu")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ΆΣ", "ασ")]
    [InlineData("\u212Bngstr\u00F6m", "angstrom")]
    [InlineData("한", "\u1112\u1161\u11AB")]
    [InlineData("가", "\u1100\u1161")]
    [InlineData("が", "か")]
    [InlineData("\uF900", "豈")]
    [InlineData("\U0002F800", "丽")]
    [InlineData("ẞ", "ß")]
    [InlineData("\U00010400", "\U00010428")]
    public void BertLowersTheCaseAndStripsAccents(string text, string expected)
    {
        Assert.Equal(expected, Normalized(text, "{}"));
    }

    [Fact]
    public void WithoutStrippingADottedCapitalKeepsItsDotAsAMark()
    {
        Assert.Equal("i\u0307é", Normalized("İÉ", """{"strip_accents": false}"""));
        Assert.Equal("İÉ", Normalized("İÉ", """{"do_lower_case": false}"""));
    }

    [Fact]
    public void AnAccentedSignIsThePunctuationItStandsOn()
    {
        using var folder = ModelFolder.Bert("a", "b", "=");
        Assert.Equal(["[CLS]", "a", "=", "b", "[SEP]"], folder.Load().Encode("a\u2260b").Tokens);
    }

    /// <summary>Against .NET's own decomposition, in the blocks whose characters all Unicode versions since 15 agree on.</summary>
    [Fact]
    public void EveryCharacterLosesItsAccentsAsCanonicalDecompositionSays()
    {
        Assert.SkipUnless("é".Normalize(NormalizationForm.FormD).Length == 2, "this process has no Unicode data to compare with: globalization is invariant");
        var expected = new Dictionary<string, string>();
        foreach (var value in Enumerable.Range(0, 0x10000).Concat(Enumerable.Range(0x1D100, 0x100)).Concat(Enumerable.Range(0x2F800, 0x220)))
        {
            if (!Rune.IsValid(value) || Rune.GetUnicodeCategory(new Rune(value)) is UnicodeCategory.OtherNotAssigned) { continue; }
            var composed = new Rune(value).ToString();
            var decomposed = composed.Normalize(NormalizationForm.FormD);
            if (decomposed != composed && Rune.GetUnicodeCategory(new Rune(value)) != UnicodeCategory.NonSpacingMark)
            {
                expected[composed] = string.Concat(decomposed.EnumerateRunes()
                    .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && !Rune.IsWhiteSpace(rune)));
            }
        }
        Assert.InRange(expected.Count, 13_000, 14_000);

        var runes = expected.Values.SelectMany(text => text.EnumerateRunes()).Distinct().Select(rune => rune.ToString());
        using var folder = ModelFolder.Bert([.. runes.SelectMany(rune => new[] { rune, "##" + rune })])
            .With("tokenizer_config.json", """{"do_lower_case": false, "strip_accents": true}""");
        var tokenizer = folder.Load();
        var different = expected.Where(pair => Join(tokenizer.Encode(pair.Key)) != pair.Value).Select(pair => pair.Key).ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {expected.Count} differ: {string.Join(' ', different.Take(20))}");
    }

    /// <summary>What BERT makes of one word: the vocabulary holds every character that may come out.</summary>
    private static string Normalized(string text, string config)
    {
        var all = "abcdefghijklmnopqrstuvwxyzİÉéıßẞασςΆΣ\u0307か豈丽\u1100\u1112\u1161\u11AB\U00010400\U00010428\u0301".EnumerateRunes().Select(rune => rune.ToString());
        using var folder = ModelFolder.Bert([.. all.SelectMany(rune => new[] { rune, "##" + rune })]).With("tokenizer_config.json", config);
        return Join(folder.Load().Encode(text));
    }

    private static string Join(TokenizedText text) =>
        string.Concat(text.Tokens[1..^1].Select(token => token.StartsWith("##", StringComparison.Ordinal) && token.Length > 2 ? token[2..] : token));
}
