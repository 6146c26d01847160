using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A cell of a notebook file.</summary>
internal sealed class NotebookCell(JsonObject json)
{
    public string Type { get; } = json["cell_type"]!.GetValue<string>();

    public string Source { get; } = Text(json["source"]!);

    /// <summary>The lines that say something.</summary>
    public IReadOnlyList<string> Lines => [.. Source.Split('\n').Where(line => line.Trim().Length > 0)];

    public JsonObject Metadata { get; } = (JsonObject)json["metadata"]!;

    public IEnumerable<string> Tags => Metadata["tags"]?.AsArray().Select(tag => tag!.GetValue<string>()) ?? [];

    public int? ExecutionCount { get; } = json["execution_count"]?.GetValue<int>();

    public IReadOnlyList<JsonObject> Outputs { get; } = [.. json["outputs"]?.AsArray().Select(output => (JsonObject)output!) ?? []];

    /// <summary>What the outputs show in one form: the text of streams, and of values in that MIME type.</summary>
    public string Shown(string mimeType) => string.Concat(Outputs.Select(output => output["text"] ?? output["data"]?[mimeType]).OfType<JsonNode>().Select(Text));

    /// <summary>A text of the file format: one string, or a list of lines.</summary>
    public static string Text(JsonNode text) => text is JsonArray lines ? string.Concat(lines.Select(line => line!.GetValue<string>())) : text.GetValue<string>();
}
