using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Text as notebook files hold it.</summary>
internal static class NotebookText
{
    /// <summary>A text as a list of its lines, each with its end.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..next]);
            at = next;
        }
        return lines;
    }

    /// <summary>A value's forms, MIME types sorted, text as lines.</summary>
    public static JsonObject Data(JsonObject data)
    {
        var sorted = new JsonObject();
        foreach (var (mimeType, content) in data.OrderBy(form => form.Key, StringComparer.Ordinal))
        {
            var isText = mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "application/javascript" or "image/svg+xml";
            sorted[mimeType] = isText && content is JsonValue value ? Lines(value.GetValue<string>()) : content?.DeepClone();
        }
        return sorted;
    }

    /// <summary>What a terminal would show in the end: a carriage return writes over its line.</summary>
    public static string AsTerminal(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal)) { return text; }
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = new StringBuilder();
            foreach (var layer in lines[i].Split('\r'))
            {
                line.Remove(0, Math.Min(layer.Length, line.Length)).Insert(0, layer);
            }
            lines[i] = line.ToString();
        }
        return string.Join('\n', lines);
    }
}
