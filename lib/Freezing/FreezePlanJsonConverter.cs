using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>A plan in JSON is its spelling, as a value and as the name of a field.</summary>
internal sealed class FreezePlanJsonConverter : JsonConverter<FreezePlan>
{
    public override FreezePlan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? FreezePlan.Parse(reader.GetString()!)
            : throw new JsonException("a plan is text, \"top:3\" for example");

    public override void Write(Utf8JsonWriter writer, FreezePlan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override FreezePlan ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FreezePlan.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, FreezePlan value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
