using System.Text.Json;

namespace LayerFreezing.Kit;

/// <summary>A line of input of <c>kit tokenize</c>.</summary>
/// <param name="Text">The text, or the first of a pair.</param>
/// <param name="Pair">The second text, or null.</param>
/// <param name="MaxLength">The most tokens, special ones included.</param>
internal sealed record TokenizeRequest(string Text, string? Pair, int MaxLength)
{
    private const int UsualLength = 128;

    /// <summary>Reads a line.</summary>
    /// <exception cref="KitException">It is no JSON object with these fields and no others.</exception>
    public static TokenizeRequest Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : throw Wrong("it is no object");
        }
        catch (JsonException failure)
        {
            throw Wrong("it is no JSON", failure);
        }
    }

    private static TokenizeRequest Read(JsonElement json)
    {
        string? text = null, pair = null;
        var maxLength = UsualLength;
        foreach (var field in json.EnumerateObject())
        {
            switch (field.Name)
            {
                case "text": text = ReadText(field); break;
                case "pair": pair = field.Value.ValueKind == JsonValueKind.Null ? null : ReadText(field); break;
                case "max_length": maxLength = ReadNumber(field); break;
                default: throw Wrong($"it has an unknown field '{field.Name}'");
            }
        }
        return new TokenizeRequest(text ?? throw Wrong("it has no field 'text'"), pair, maxLength);
    }

    private static string ReadText(JsonProperty field)
    {
        try
        {
            return field.Value.GetString() ?? throw Wrong($"its field '{field.Name}' is no text");
        }
        catch (InvalidOperationException failure) // a number, or half of a surrogate pair
        {
            throw Wrong($"its field '{field.Name}' is no text", failure);
        }
    }

    private static int ReadNumber(JsonProperty field) => field.Value switch
    {
        { ValueKind: JsonValueKind.Null } => UsualLength,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        _ => throw Wrong($"its field '{field.Name}' is no whole number"),
    };

    private static KitException Wrong(string what, Exception? inner = null) =>
        new($$"""{{what}}: write {"text": "...", "pair": "...", "max_length": {{UsualLength}}}, the last two where wanted""", inner!);
}
