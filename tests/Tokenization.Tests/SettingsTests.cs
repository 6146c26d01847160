namespace LayerFreezing.Tests;

/// <summary>What the files beside the vocabulary change.</summary>
public class SettingsTests
{
    [Theory]
    [InlineData("{}", "ae 中 国 x")]
    [InlineData("""{"do_lower_case": null, "strip_accents": null}""", "ae 中 国 x")]
    [InlineData("""{"do_lower_case": false}""", "aÉ 中 国 x")]
    [InlineData("""{"do_lower_case": false, "strip_accents": true}""", "aE 中 国 x")]
    [InlineData("""{"do_lower_case": true, "strip_accents": false}""", "aé 中 国 x")]
    [InlineData("""{"tokenize_chinese_chars": false}""", "ae ##中 ##国 ##x")]
    public void BertFollowsItsThreeSettings(string config, string tokens)
    {
        using var folder = ModelFolder.Bert("ae", "aE", "aÉ", "aé", "中", "国", "x", "##中", "##国", "##x").With("tokenizer_config.json", config);
        Assert.Equal($"[CLS] {tokens} [SEP]", string.Join(' ', folder.Load().Encode("aÉ中国x").Tokens));
    }

    [Fact]
    public void ConfigChoosesTheTokenizerAndWithoutItTheFilesDo()
    {
        using var folder = ModelFolder.Roberta();
        Assert.Equal("<s>", folder.Load().Encode("").Tokens[0]);
        folder.With("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n");
        Assert.Equal("[CLS]", folder.Load().Encode("").Tokens[0]);
        folder.With("config.json", """{"model_type": "roberta"}""");
        Assert.Equal("<s>", folder.Load().Encode("").Tokens[0]);
        folder.With("config.json", """{"model_type": "bert"}""");
        Assert.Equal("[CLS]", folder.Load().Encode("").Tokens[0]);
        folder.With("config.json", """{"hidden_size": 4}""");
        Assert.Equal("[CLS]", folder.Load().Encode("").Tokens[0]);
    }

    [Fact]
    public void SpecialTokensWrittenInTheTextCountAsSuch()
    {
        using var bert = ModelFolder.Bert("a", "[", "]", "mask", "cls");
        using var roberta = ModelFolder.Roberta();
        Assert.Equal(["[CLS]", "a", "[MASK]", "a", "[CLS]", "[SEP]", "[SEP]"], bert.Load().Encode("a[MASK]a [CLS] [SEP]").Tokens);
        Assert.Equal(["[CLS]", "[", "mask", "]", "[SEP]"], bert.Load().Encode("[mask]").Tokens);
        Assert.Equal(["<s>", "a", "<mask>", "Ġ", "b", "Ġ", "<s>", "</s>"], roberta.Load().Encode("a \n<mask> b <s>").Tokens);
    }

    [Fact]
    public void SpecialTokensCanHaveOtherNames()
    {
        using var folder = new ModelFolder().With("vocab.txt", "<p>\n<u>\n<c>\n<e>\n<m>\na\n")
            .With("tokenizer_config.json", """{"unk_token": "<u>", "pad_token": {"__type": "AddedToken", "content": "<p>"}, "mask_token": "a"}""")
            .With("special_tokens_map.json", """{"cls_token": "<c>", "sep_token": "<e>", "mask_token": {"content": "<m>", "lstrip": true}}""");
        var tokenizer = folder.Load();
        Assert.Equal([0, 1, 2, 3, 4], [tokenizer.PadId, tokenizer.UnkId, tokenizer.ClsId, tokenizer.SepId, tokenizer.MaskId]);
        Assert.Equal(["<c>", "a", "<m>", "<u>", "<e>"], tokenizer.Encode("a <m>b").Tokens);
    }

    [Fact]
    public void AddedTokensAreFoundBeforeWords()
    {
        using var folder = ModelFolder.Bert("a", "b").With("added_tokens.json", """{"Foo": 7, "foo bar": 8, "b": 6}""");
        var tokenizer = folder.Load();
        Assert.Equal(9, tokenizer.VocabularySize);
        Assert.Equal(["[CLS]", "a", "Foo", "a", "foo bar", "b", "a", "[SEP]"], tokenizer.Encode("afooa FÓO BAR ba").Tokens);
    }

    [Fact]
    public void TheDecoderSaysHowAddedTokensAreFound()
    {
        using var folder = ModelFolder.Roberta("Ġ a").With("special_tokens_map.json", """{"mask_token": "broken" """)
            .With("tokenizer_config.json", """
            {"added_tokens_decoder": {
              "262": {"content": "both", "lstrip": true, "rstrip": true, "normalized": false, "special": false},
              "263": {"content": "word", "single_word": true, "normalized": true, "special": false},
              "4": {"content": "<mask>", "lstrip": false, "special": true}}}
            """);
        var tokenizer = folder.Load();
        Assert.Equal(["<s>", "a", "both", "a", "</s>"], tokenizer.Encode("a  both\ta").Tokens);
        Assert.Equal(["<s>", "word", "Ġ", "w", "o", "r", "d", "s", "Ġ", "_", "w", "o", "r", "d", ".", "word", "</s>"],
            tokenizer.Encode("word words _word.word").Tokens);
        Assert.Equal(["<s>", "a", "Ġ", "<mask>", "</s>"], tokenizer.Encode("a <mask>").Tokens);
    }

    [Fact]
    public void RobertaReadsTextAsIfABlankStoodBeforeItWhereItsSettingsSaySo()
    {
        using var folder = ModelFolder.Roberta("Ġ a").With("tokenizer_config.json", """{"add_prefix_space": true}""");
        var tokenizer = folder.Load();
        Assert.Equal(["<s>", "Ġa", "</s>"], tokenizer.Encode("a").Tokens);
        Assert.Equal(["<s>", "Ġa", "</s>"], tokenizer.Encode(" a").Tokens);
        Assert.Equal(["<s>", "</s>", "</s>", "Ġa", "</s>"], tokenizer.Encode("", "a").Tokens);
    }

    [Fact]
    public void LinesMayEndInCarriageReturnsAndTheFileInBlankLines()
    {
        using var folder = new ModelFolder().With("vocab.txt", "\uFEFF[PAD]\r\n[UNK]\r\n[CLS]\r\n[SEP]\r\n[MASK]\r\na\r\n\r\n");
        Assert.Equal([2, 5, 3], folder.Load().Encode("a").Ids);
        Assert.Equal(6, folder.Load().VocabularySize);
    }
}
