namespace LayerFreezing.Tests;

/// <summary>What every tokenizer keeps to: lengths, pairs, special tokens, odd text.</summary>
public class EncodingTests
{
    private const string TenWords = "a a a a a a a a a a";

    [Fact]
    public void TokensAreThoseOfTheIds()
    {
        using var folder = ModelFolder.Bert("un", "##able", "do");
        var tokenizer = folder.Load();
        var encoded = tokenizer.Encode("Unable", "do");
        Assert.Equal(["[CLS]", "un", "##able", "[SEP]", "do", "[SEP]"], encoded.Tokens);
        Assert.Equal([2, 5, 6, 3, 7, 3], encoded.Ids);
        Assert.Equal([0, 0, 0, 0, 1, 1], encoded.TokenTypeIds);
        Assert.Equal("##able", tokenizer.TokenOf(6));
        Assert.Contains("id 8", Assert.Throws<KitException>(() => tokenizer.TokenOf(8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SpecialIdsAreThoseOfTheVocabulary()
    {
        using var bert = ModelFolder.Bert();
        using var roberta = ModelFolder.Roberta();
        var (a, b) = (bert.Load(), roberta.Load());
        Assert.Equal([0, 1, 2, 3, 4, 5], [a.PadId, a.UnkId, a.ClsId, a.SepId, a.MaskId, a.VocabularySize]);
        Assert.Equal([1, 3, 0, 2, 4, 261], [b.PadId, b.UnkId, b.ClsId, b.SepId, b.MaskId, b.VocabularySize]);
    }

    [Fact]
    public void ARobertaPairHasTwoSeparatorsAndNoTokenTypes()
    {
        using var folder = ModelFolder.Roberta();
        var encoded = folder.Load().Encode("a", "b");
        Assert.Equal(["<s>", "a", "</s>", "</s>", "b", "</s>"], encoded.Tokens);
        Assert.Equal([0, 0, 0, 0, 0, 0], encoded.TokenTypeIds);
    }

    [Theory]
    [InlineData(TenWords, "a a", 10, 5, 2)]
    [InlineData("a a", TenWords, 10, 2, 5)]
    [InlineData(TenWords, "a a a a a a a", 12, 5, 4)]
    [InlineData("a a a a a a a", TenWords, 12, 4, 5)]
    [InlineData(TenWords, TenWords, 12, 4, 5)]
    [InlineData(TenWords, TenWords, 13, 5, 5)]
    [InlineData(TenWords, "", 8, 5, 0)]
    [InlineData(TenWords, TenWords, 3, 0, 0)]
    public void OfAPairTheLongerTextIsCutFirst(string text, string pair, int maxLength, int first, int second)
    {
        using var folder = ModelFolder.Bert("a");
        var types = folder.Load().Encode(text, pair, maxLength).TokenTypeIds;
        Assert.Equal((first + 2, second + 1), (types.Count(type => type == 0), types.Count(type => type == 1)));
    }

    [Fact]
    public void ALengthWithoutRoomForTheSpecialTokensIsRefused()
    {
        using var bert = ModelFolder.Bert("a");
        using var roberta = ModelFolder.Roberta();
        Assert.Equal(["[CLS]", "[SEP]"], bert.Load().Encode("a a", maxLength: 2).Tokens);
        Assert.StartsWith("A maximum length of 1 ", Assert.Throws<KitException>(() => bert.Load().Encode("a", maxLength: 1)).Message, StringComparison.Ordinal);
        Assert.Throws<KitException>(() => bert.Load().Encode("a", "a", 2));
        Assert.Throws<KitException>(() => roberta.Load().Encode("a", "a", 3));
        Assert.Throws<KitException>(() => roberta.Load().Encode("a", maxLength: -5));
    }

    [Fact]
    public void HalvesOfSurrogatePairsAreLeftOutByBertAndReplacedByRoberta()
    {
        using var bert = ModelFolder.Bert("ab");
        using var roberta = ModelFolder.Roberta();
        Assert.Equal(["[CLS]", "ab", "[SEP]"], bert.Load().Encode("a\uD800b\uDC00").Tokens);
        Assert.Equal(["<s>", "a", "ï", "¿", "½", "b", "</s>"], roberta.Load().Encode("a\uD83Db").Tokens);
    }

    [Fact]
    public void AVeryLongWordIsUnknownToBertAndCutIntoBytesByRoberta()
    {
        using var bert = ModelFolder.Bert("a", "##a");
        using var roberta = ModelFolder.Roberta("a a");
        var word = new string('a', 200_000);
        Assert.Equal(101, bert.Load().Encode(word[..100]).Ids.Length - 1);
        Assert.Equal(["[CLS]", "[UNK]", "a", "[SEP]"], bert.Load().Encode(word + " a").Tokens);
        Assert.Equal(100_002, roberta.Load().Encode(word, maxLength: 1_000_000).Ids.Length);
    }

    [Fact]
    public void AHundredCharactersBeyondTheBasicPlaneAreOneWord()
    {
        using var folder = ModelFolder.Bert("\U00010428", "##\U00010428");
        var word = string.Concat(Enumerable.Repeat("\U00010400", 100));
        Assert.Equal(102, folder.Load().Encode(word).Ids.Length);
        Assert.Equal(["[CLS]", "[UNK]", "[SEP]"], folder.Load().Encode(word + "x").Tokens);
    }

    [Fact]
    public void ManyThreadsGetTheSameIdsAsOne()
    {
        using var folder = ModelFolder.Roberta("a b", "Ġ c", "c d");
        string[] texts = [.. Enumerable.Range(0, 2000).Select(i => $"ab{i % 97} cd {i} 'll <mask> é{i}")];
        var one = folder.Load();
        var many = folder.Load();
        var expected = texts.Select(text => one.Encode(text).Ids).ToList();
        var actual = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(text => many.Encode(text).Ids).ToList();
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void AModelWithFewerRowsThanTokensIsRefused()
    {
        using var folder = ModelFolder.Bert("a", "b");
        var tokenizer = folder.Load();
        tokenizer.CheckFits(7, "the model");
        tokenizer.CheckFits(900, "the model");
        var fault = Assert.Throws<KitException>(() => tokenizer.CheckFits(6, "model.safetensors")).Message;
        Assert.Contains("needs 7 rows", fault, StringComparison.Ordinal);
        Assert.Contains("model.safetensors has 6", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void TheFingerprintChangesWithAnythingThatCanChangeIds()
    {
        var fingerprints = new List<string>();
        void Keep(ModelFolder made)
        {
            using var folder = made;
            fingerprints.Add(folder.Load().Fingerprint);
        }

        Keep(ModelFolder.Bert("a", "b"));
        Keep(ModelFolder.Bert("b", "a"));
        Keep(ModelFolder.Bert("a", "b").With("tokenizer_config.json", """{"do_lower_case": false}"""));
        Keep(ModelFolder.Bert("a", "b").With("tokenizer_config.json", """{"strip_accents": false}"""));
        Keep(ModelFolder.Bert("a", "b").With("tokenizer_config.json", """{"mask_token": "a"}"""));
        Keep(ModelFolder.Bert("a", "b").With("added_tokens.json", """{"c": 7}"""));
        Keep(ModelFolder.Roberta("a b", "c d"));
        Keep(ModelFolder.Roberta("a b", "c d").With("merges.txt", "c d\na b\n"));
        Keep(ModelFolder.Roberta("a b", "c d").With("tokenizer_config.json", """{"add_prefix_space": true}"""));
        Assert.Equal(fingerprints.Count, fingerprints.Distinct().Count());
        Assert.All(fingerprints, fingerprint => Assert.Matches("^[0-9a-f]{64}$", fingerprint));

        Keep(ModelFolder.Bert("a", "b").With("tokenizer_config.json", """{"do_lower_case": true, "model_max_length": 512}"""));
        Assert.Equal(fingerprints[0], fingerprints[^1]);
    }
}
