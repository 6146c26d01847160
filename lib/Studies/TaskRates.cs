using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>The learning rates of one model and task: one for every depth, or one for each.</summary>
/// <param name="Every">The rate of all depths that <paramref name="ByDepth"/> doesn't have.</param>
/// <param name="ByDepth">Rates of single depths.</param>
[JsonConverter(typeof(TaskRatesJsonConverter))]
public sealed record TaskRates(double? Every, IReadOnlyDictionary<FreezePlan, double> ByDepth)
{
    /// <summary>The rate of a depth; null where there is none.</summary>
    /// <param name="plan">The depth, as it holds for the model.</param>
    public double? For(FreezePlan plan) => ByDepth.TryGetValue(plan, out var rate) ? rate : Every;
}

/// <summary>In JSON a number, or an object of depths and numbers.</summary>
internal sealed class TaskRatesJsonConverter : JsonConverter<TaskRates>
{
    public override TaskRates Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? new TaskRates(reader.GetDouble(), new Dictionary<FreezePlan, double>())
            : new TaskRates(null, JsonSerializer.Deserialize<Dictionary<FreezePlan, double>>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, TaskRates value, JsonSerializerOptions options)
    {
        if (value.Every is { } rate) { writer.WriteNumberValue(rate); }
        else { JsonSerializer.Serialize(writer, value.ByDepth, options); }
    }
}
