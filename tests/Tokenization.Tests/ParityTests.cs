namespace LayerFreezing.Tests;

/// <summary>Token ids equal Hugging Face's.</summary>
public class ParityTests
{
    [Fact]
    public void BertUncasedGivesEveryGoldenId()
    {
        using var folder = ModelFolder.Copy(Shared.Path("models", "all-MiniLM-L6-v2"), "vocab.txt", "tokenizer_config.json", "special_tokens_map.json");
        TokenizationCase.AssertAllEqual(folder.Load(), Shared.Path("fixtures", "tokenization", "bert-uncased.jsonl"), atLeast: 598);
    }

    [Fact]
    public void BertCasedGivesEveryGoldenId()
    {
        using var folder = ModelFolder.Copy(Shared.Path("models", "all-MiniLM-L6-v2"), "vocab.txt")
            .With("tokenizer_config.json", """{"do_lower_case": false, "strip_accents": null}""");
        TokenizationCase.AssertAllEqual(folder.Load(), Shared.Path("fixtures", "tokenization", "bert-cased.jsonl"), atLeast: 598);
    }

    [Fact]
    public void RobertaGivesEveryGoldenId()
    {
        var tokenizer = TextTokenizer.Load(Shared.Path("fixtures", "tokenization", "gpt2-merges"));
        TokenizationCase.AssertAllEqual(tokenizer, Shared.Path("fixtures", "tokenization", "roberta.jsonl"), atLeast: 598);
    }
}
