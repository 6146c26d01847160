using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>The fields of a config.json by name; a field of the wrong kind is an error that names it.</summary>
internal sealed class ConfigFields
{
    private readonly JsonObject _fields;

    public ConfigFields(string text, string place)
    {
        Place = place;
        try
        {
            // Asking for the count reads the fields, so that one named twice is met here.
            _fields = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })
                as JsonObject ?? throw EncoderConfigFile.Fault(place, "no JSON object");
        }
        catch (JsonException failure)
        {
            throw EncoderConfigFile.Fault(place, $"not JSON ({failure.Message.TrimEnd('.')})", failure);
        }
    }

    /// <summary>The file the fields come from.</summary>
    public string Place { get; }

    public KitException Missing(string field) => EncoderConfigFile.Fault(Place, $"the field {field} is missing");

    public int Integer(string field, int? otherwise = null)
    {
        if (_fields[field] is not { } node) { return otherwise ?? throw Missing(field); }
        return node is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw Wrong(field, "a whole number");
    }

    public double? Number(string field)
    {
        if (_fields[field] is not { } node) { return null; }
        return node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(field, "a number");
    }

    public string? Text(string field)
    {
        if (_fields[field] is not { } node) { return null; }
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Wrong(field, "text");
    }

    /// <summary>Refuses a field that is there with another value than the one the kit computes.</summary>
    public void Refuse(string field, JsonNode supported)
    {
        if (_fields[field] is { } node && !JsonNode.DeepEquals(node, supported))
        {
            throw new KitException($"{Place}: {field} is {node.ToJsonString()}, and the kit computes {supported.ToJsonString()} alone");
        }
    }

    public string? Architecture()
    {
        if (_fields["architectures"] is not { } node) { return null; }
        if (node is not JsonArray names) { throw Wrong("architectures", "a list"); }
        return names.FirstOrDefault() is JsonValue name && name.TryGetValue<string>(out var text) ? text : null;
    }

    public int? Labels() => _fields["num_labels"] is null ? LabelNames() is { Count: > 0 } names ? names.Count : null : Integer("num_labels");

    public IReadOnlyList<string> LabelNames()
    {
        if (_fields["id2label"] is not { } node) { return []; }
        if (node is not JsonObject names) { throw Wrong("id2label", "an object"); }
        var labels = new string[names.Count];
        for (var id = 0; id < labels.Length; id++)
        {
            labels[id] = names[id.ToString(CultureInfo.InvariantCulture)] switch
            {
                JsonValue value when value.TryGetValue<string>(out var text) => text,
                { } other => other.ToJsonString(),
                null => throw EncoderConfigFile.Fault(Place, $"id2label has {labels.Length} names and none for output {id}"),
            };
        }
        return labels;
    }

    private KitException Wrong(string field, string kind) =>
        EncoderConfigFile.Fault(Place, $"{field} is {_fields[field]!.ToJsonString()} and not {kind}");
}
