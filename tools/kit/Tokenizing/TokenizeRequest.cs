using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing.Kit;

/// <summary>A line of input of <c>kit tokenize</c>.</summary>
/// <param name="Text">The text, or the first of a pair.</param>
/// <param name="Pair">The second text, or null.</param>
/// <param name="MaxLength">The most tokens, special ones included.</param>
internal sealed record TokenizeRequest(
    [property: JsonRequired] string Text, string? Pair = null, [property: JsonPropertyName("max_length")] int MaxLength = 128)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">JSON.</param>
    /// <param name="number">Its number on standard input, from 1, for the sentence when it doesn't fit.</param>
    /// <exception cref="KitException">It is no JSON object with these fields and no others.</exception>
    public static TokenizeRequest Read(string line, int number)
    {
        const string Form = """write {"text": "...", "pair": "...", "max_length": 128}, the last two where wanted""";
        try
        {
            var request = JsonSerializer.Deserialize(line, TokenizeJson.Default.TokenizeRequest);
            return request?.Text is not null ? request : throw new KitException($"Line {number} of the input has no text: {Form}.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new KitException($"Line {number} of the input is not understood ({failure.Message.Split(" Path:")[0].TrimEnd('.')}): {Form}.", failure);
        }
    }
}
