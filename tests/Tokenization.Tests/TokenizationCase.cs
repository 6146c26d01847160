using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing.Tests;

/// <summary>One line of a file of golden token ids.</summary>
internal sealed record TokenizationCase(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("pair")] string? Pair,
    [property: JsonPropertyName("max_length")] int MaxLength,
    [property: JsonPropertyName("input_ids")] int[] Ids,
    [property: JsonPropertyName("token_type_ids")] int[] TokenTypeIds,
    [property: JsonPropertyName("tokens")] string[] Tokens)
{
    /// <summary>Asserts that a tokenizer gives what every line of a file says; fails with the first that differs.</summary>
    public static void AssertAllEqual(TextTokenizer tokenizer, string file, int atLeast)
    {
        var cases = File.ReadLines(file).Select(line => JsonSerializer.Deserialize<TokenizationCase>(line)!).ToList();
        Assert.True(cases.Count >= atLeast, $"{file} has {cases.Count} cases, expected at least {atLeast}");
        foreach (var expected in cases)
        {
            var actual = tokenizer.Encode(expected.Text, expected.Pair, expected.MaxLength);
            var same = actual.Ids.SequenceEqual(expected.Ids) && actual.TokenTypeIds.SequenceEqual(expected.TokenTypeIds)
                && actual.Tokens.SequenceEqual(expected.Tokens);
            Assert.True(same, $"""
                {JsonSerializer.Serialize(expected.Text)} with {JsonSerializer.Serialize(expected.Pair)} to {expected.MaxLength}
                expected {string.Join(' ', expected.Tokens)}
                actual   {string.Join(' ', actual.Tokens)}
                expected {string.Join(' ', expected.Ids)}
                actual   {string.Join(' ', actual.Ids)}
                expected {string.Join(' ', expected.TokenTypeIds)}
                actual   {string.Join(' ', actual.TokenTypeIds)}
                """);
        }
    }
}
