using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>A message from a client.</summary>
internal sealed class Message
{
    /// <summary>The peers it came through, to be answered the same way.</summary>
    public required IReadOnlyList<byte[]> Identities { get; init; }

    /// <summary>The header's bytes: the parent header of all that answers this message.</summary>
    public required byte[] Header { get; init; }

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Session { get; init; }

    public required JsonElement Content { get; init; }

    public required JsonElement Metadata { get; init; }

    /// <summary>A string of the content, or what to take where it is missing or something else.</summary>
    public string Text(string name, string otherwise = "") =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : otherwise;

    /// <summary>A truth value of the content, or what to take where it is missing or something else.</summary>
    public bool Flag(string name, bool otherwise) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : otherwise;

    /// <summary>A whole number of the content, or what to take where it is missing or something else.</summary>
    public int Number(string name, int otherwise) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : otherwise;

    /// <summary>A part of the content as a node, or null.</summary>
    public JsonNode? Node(string name) => Content.TryGetProperty(name, out var value) ? JsonNode.Parse(value.GetRawText()) : null;
}
