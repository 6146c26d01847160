using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing.Kit;

/// <summary>A line of output of <c>kit tokenize</c>: T tokens with the special ones.</summary>
/// <param name="InputIds">Rows of the word embedding, [T].</param>
/// <param name="TokenTypeIds">Which text a token is of, [T].</param>
/// <param name="Tokens">The tokens as the vocabulary writes them, [T].</param>
internal sealed record TokenizeAnswer(
    [property: JsonPropertyName("input_ids")] int[] InputIds,
    [property: JsonPropertyName("token_type_ids")] int[] TokenTypeIds,
    [property: JsonPropertyName("tokens")] string[] Tokens)
{
    public string ToJson() => JsonSerializer.Serialize(this, TokenizeJson.Default.TokenizeAnswer);
}
