using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value's forms as Jupyter's messages hold them.</summary>
internal static class MimeBundle
{
    public static JsonObject Of(object? value, IReadOnlyList<string> mimeTypes) => Of(FormattedValue.From(value, mimeTypes));

    public static JsonObject Of(IReadOnlyList<FormattedValue> formatted)
    {
        var data = new JsonObject();
        foreach (var form in formatted) { data[form.MimeType] = Content(form); }
        return data;
    }

    private static JsonNode? Content(FormattedValue form)
    {
        if (!form.MimeType.EndsWith("json", StringComparison.Ordinal)) { return form.Value; }
        try { return JsonNode.Parse(form.Value); }
        catch (JsonException) { return form.Value; }
    }
}
