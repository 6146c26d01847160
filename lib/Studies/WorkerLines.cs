using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>
/// What a study and a worker process write to each other, a JSON object a line: orders to it; from it first an empty
/// message, that it is ready, then progress and outcomes. The line <c>stop</c>, or the end of its input, breaks off what it is at.
/// </summary>
internal static class WorkerLines
{
    internal const string Stop = "stop";

    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static string Of<T>(T value) => JsonSerializer.Serialize(value, Json);

    internal static CellOrder ReadOrder(string line) => JsonSerializer.Deserialize<CellOrder>(line, Json)!;

    /// <summary>A worker's message; null where the line is none.</summary>
    internal static Message? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Message>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A line from a worker; both null when it says that it is ready.</summary>
    internal sealed record Message(TrainingProgress? Progress = null, CellOutcome? Outcome = null);
}
