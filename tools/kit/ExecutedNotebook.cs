using System.Text.Json;

namespace LayerFreezing.Kit;

/// <summary>What a notebook that was run shows.</summary>
internal static class ExecutedNotebook
{
    /// <summary>Whether a notebook that was run has the same code as another has now.</summary>
    /// <param name="executed">The one that was run.</param>
    /// <param name="notebook">The one it would be run from.</param>
    public static bool IsOf(string executed, string notebook) => Code(executed).SequenceEqual(Code(notebook));

    /// <summary>The last value that a cell shows, as plain text; empty where none does.</summary>
    /// <param name="path">The notebook's file (nbformat 4).</param>
    public static string LastText(string path)
    {
        using var notebook = JsonDocument.Parse(File.ReadAllBytes(path));
        var values =
            from cell in notebook.RootElement.GetProperty("cells").EnumerateArray()
            where cell.TryGetProperty("outputs", out _)
            from output in cell.GetProperty("outputs").EnumerateArray()
            where output.TryGetProperty("data", out var data) && data.TryGetProperty("text/plain", out _)
            select output.GetProperty("data").GetProperty("text/plain");
        return Text(values.LastOrDefault());
    }

    private static List<string> Code(string path)
    {
        using var notebook = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. from cell in notebook.RootElement.GetProperty("cells").EnumerateArray()
                   where cell.GetProperty("cell_type").GetString() == "code"
                   select Text(cell.GetProperty("source"))];
    }

    /// <summary>Text as a notebook's file holds it: whole, or as lines.</summary>
    private static string Text(JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.Array } lines => string.Concat(lines.EnumerateArray().Select(line => line.GetString())),
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => "",
    };
}
