using System.Text.Json;

namespace LayerFreezing.Kit;

/// <summary>What a notebook that was run shows.</summary>
internal static class ExecutedNotebook
{
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
        return values.LastOrDefault() switch
        {
            { ValueKind: JsonValueKind.Array } lines => string.Concat(lines.EnumerateArray().Select(line => line.GetString())),
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            _ => "",
        };
    }
}
