namespace LayerFreezing.Tests;

/// <summary>Every file from outside may be wrong: one sentence says what and where.</summary>
public class BadInputTests
{
    private const string Specials = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";

    [Fact]
    public void AFolderThatIsMissingOrHoldsNoTokenizer()
    {
        using var folder = new ModelFolder();
        Assert.Contains("There is no model folder", Assert.Throws<KitException>(() => TextTokenizer.Load(Path.Combine(folder.Path, "no"))).Message, StringComparison.Ordinal);
        Assert.Contains("neither vocab.txt nor vocab.json and merges.txt", folder.Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bert", "vocab.txt")]
    [InlineData("roberta", "vocab.json")]
    public void AVocabularyThatTheModelTypeNeedsAndTheFolderLacks(string type, string file)
    {
        using var folder = new ModelFolder().With("config.json", $$"""{"model_type": "{{type}}"}""");
        Assert.Contains($"{file} is missing", folder.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void MergesThatAreMissing()
    {
        using var folder = ModelFolder.Roberta();
        File.Delete(Path.Combine(folder.Path, "merges.txt"));
        Assert.Contains("merges.txt is missing", folder.Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "holds no tokens")]
    [InlineData("\n\n", "holds no tokens")]
    [InlineData(Specials + "a\n\nb\n", "vocab.txt line 7 is empty")]
    [InlineData(Specials + "a\nb\na\n", "vocab.txt line 8 repeats the token 'a' of line 6")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n", "lacks the special token '[MASK]'")]
    [InlineData("a\nb\n", "lacks the special token '[PAD]'")]
    public void VocabularyLinesThatAreWrong(string text, string says)
    {
        using var folder = new ModelFolder().With("vocab.txt", text);
        Assert.Contains(says, folder.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void VocabularyLinesThatAreNotUtf8()
    {
        using var folder = new ModelFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "vocab.txt"), [0x5B, 0xFF, 0xFE, 0x0A]);
        Assert.Contains("isn't UTF-8", folder.Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "isn't valid JSON")]
    [InlineData("{\"a\": 1", "isn't valid JSON")]
    [InlineData("[\"a\", \"b\"]", "holds no JSON object")]
    [InlineData("{}", "holds no tokens")]
    [InlineData("{\"a\": \"1\"}", "gives the token 'a' no whole number")]
    [InlineData("{\"a\": 1.5}", "gives the token 'a' no whole number")]
    [InlineData("{\"a\": {\"b\": 1}}", "gives the token 'a' no whole number")]
    [InlineData("{\"a\": 99999999999}", "gives the token 'a' no whole number")]
    [InlineData("{\"a\": -1}", "gives 'a' the id -1")]
    [InlineData("{\"a\": 2147483647}", "gives 'a' the id 2147483647")]
    [InlineData("{\"a\": 1, \"b\": 2, \"a\": 3}", "holds the token 'a' twice")]
    [InlineData("{\"a\": 1, \"b\": 1}", "gives the id 1 to both 'a' and 'b'")]
    [InlineData("{\"\\ud800\": 1}", "holds text that isn't Unicode")]
    [InlineData("{\"a\": 1}", "lacks the special token '<pad>'")]
    public void AVocabularyObjectThatIsWrong(string json, string says)
    {
        using var folder = new ModelFolder().With("vocab.json", json).With("merges.txt", "#version: 0.2\n");
        Assert.Contains(says, folder.Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#version: 0.2\na b\nab\n", "merges.txt line 3 isn't two tokens")]
    [InlineData("a b c\n", "merges.txt line 1 isn't two tokens")]
    [InlineData("a \n", "merges.txt line 1 isn't two tokens")]
    [InlineData(" b\n", "merges.txt line 1 isn't two tokens")]
    [InlineData("a b\n\na b\n", "merges.txt line 2 isn't two tokens")]
    [InlineData("a b\na b\n", "merges.txt line 2 repeats the merge 'a b'")]
    [InlineData("a b\na c\n", "merges.txt line 2 merges to or from 'ac'")]
    [InlineData("a b\nno b\n", "merges.txt line 2 merges to or from 'no'")]
    public void MergesThatAreWrong(string merges, string says)
    {
        using var folder = ModelFolder.Roberta("a b").With("merges.txt", merges);
        Assert.Contains(says, folder.Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokenizer_config.json", "{", "isn't valid JSON")]
    [InlineData("tokenizer_config.json", "[]", "holds no JSON object")]
    [InlineData("tokenizer_config.json", "{\"do_lower_case\": \"yes\"}", "'do_lower_case' should be true, false or null")]
    [InlineData("tokenizer_config.json", "{\"unk_token\": 3}", "'unk_token' should be text")]
    [InlineData("tokenizer_config.json", "{\"unk_token\": \"<oov>\"}", "lacks the special token '<oov>'")]
    [InlineData("tokenizer_config.json", "{\"additional_special_tokens\": \"x\"}", "'additional_special_tokens' should be a list")]
    [InlineData("tokenizer_config.json", "{\"added_tokens_decoder\": []}", "should be an object from ids to tokens")]
    [InlineData("tokenizer_config.json", "{\"added_tokens_decoder\": {\"x\": {\"content\": \"y\"}}}", "should be an object from ids to tokens")]
    [InlineData("tokenizer_config.json", "{\"added_tokens_decoder\": {\"7\": {}}}", "should be a token with its content")]
    [InlineData("tokenizer_config.json", "{\"added_tokens_decoder\": {\"4\": {\"content\": \"y\"}}}", "gives the id 4 to both '[MASK]' and 'y'")]
    [InlineData("special_tokens_map.json", "{\"cls_token\": {\"lstrip\": true}}", "'cls_token' should be a token with its content")]
    [InlineData("added_tokens.json", "{\"y\": \"7\"}", "'y' should be a whole number")]
    [InlineData("added_tokens.json", "{\"y\": -7}", "gives 'y' the id -7")]
    [InlineData("added_tokens.json", "{\"a\": 7}", "gives 'a' the id 7 and")]
    [InlineData("config.json", "{\"model_type\": 1}", "'model_type' should be text")]
    [InlineData("config.json", "null", "holds no JSON object")]
    public void SettingsThatAreWrong(string file, string json, string says)
    {
        using var folder = new ModelFolder().With("vocab.txt", Specials + "a\n").With(file, json);
        var fault = folder.Fault();
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }
}
