using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing.Kit;

/// <summary>The option <c>--json</c>, and what it prints.</summary>
internal static class AsJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>A new option of that name.</summary>
    public static Option<bool> Option() => new("--json") { Description = "Print it as one line of JSON, for a program." };

    /// <summary>Prints a value as one line.</summary>
    public static void Print<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, Json));
}
