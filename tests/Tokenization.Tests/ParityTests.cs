using System.Text.Json;

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

    [Theory]
    [InlineData("uncased.jsonl", true, 196)]
    [InlineData("cased.jsonl", false, 199)]
    public void BertWithASmallVocabularyGivesEveryGoldenId(string cases, bool lowerCase, int count)
    {
        var golden = Shared.InRepository("tests", "fixtures", "tokenization", "bert");
        using var folder = ModelFolder.Copy(golden, "vocab.txt")
            .With("tokenizer_config.json", $$"""{"do_lower_case": {{(lowerCase ? "true" : "false")}}}""");
        TokenizationCase.AssertAllEqual(folder.Load(), Path.Combine(golden, cases), count);
    }

    [Fact]
    public void RobertaWithASmallVocabularyGivesEveryGoldenId()
    {
        var golden = Shared.InRepository("tests", "fixtures", "tokenization", "roberta");
        TokenizationCase.AssertAllEqual(TextTokenizer.Load(golden), Path.Combine(golden, "cases.jsonl"), atLeast: 165);
    }

    [Theory]
    [InlineData("bert-tiny-random")]
    [InlineData("roberta-tiny-random")]
    public void TheTinyModelsReadWhatTheirHiddenStatesWereComputedFrom(string model)
    {
        var tokenizer = TextTokenizer.Load(Shared.Path("fixtures", model));
        using var texts = JsonDocument.Parse(File.ReadAllText(Shared.Path("fixtures", model, "forward.json")));
        using var golden = Checkpoint.Open(Shared.Path("fixtures", model, "forward.safetensors"));
        string[] singles = [.. texts.RootElement.GetProperty("single").EnumerateArray().Select(text => text.GetString()!)];
        string[][] pairs = [.. texts.RootElement.GetProperty("pair").EnumerateArray()
            .Select(pair => pair.EnumerateArray().Select(text => text.GetString()!).ToArray())];

        AssertRows(golden, "single", singles, (text, length) => tokenizer.Encode(text, null, length));
        AssertRows(golden, "pair", pairs, (pair, length) => tokenizer.Encode(pair[0], pair[1], length));
    }

    /// <summary>The rows were cut to the width of the tensor.</summary>
    private static void AssertRows<T>(Checkpoint golden, string name, T[] texts, Func<T, int, TokenizedText> encode)
    {
        var (ids, mask, types) = (Numbers("input_ids"), Numbers("attention_mask"), Numbers("token_type_ids"));
        var width = (int)golden.Tensors[$"{name}.input_ids"].Shape[1];
        Assert.Equal(ids.Length, texts.Length * width);
        for (var row = 0; row < texts.Length; row++)
        {
            var text = encode(texts[row], width);
            var real = Enumerable.Range(row * width, width).Where(i => mask[i] == 1).ToList();
            Assert.Equal(real.Select(i => (int)ids[i]), text.Ids);
            Assert.Equal(real.Select(i => (int)types[i]), text.TokenTypeIds);
        }

        long[] Numbers(string kind)
        {
            var tensor = golden.Tensors[$"{name}.{kind}"];
            var numbers = new long[tensor.Count];
            tensor.CopyTo(numbers);
            return numbers;
        }
    }
}
