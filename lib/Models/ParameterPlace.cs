using System.Globalization;

namespace LayerFreezing;

/// <summary>Where in a model a parameter stands.</summary>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Layer">The layer, counted from 0; null outside the layers.</param>
public readonly record struct ParameterPlace(ModelPart Part, int? Layer = null)
{
    private const string LayerPrefix = "encoder.layer.";

    /// <summary>The place of a parameter by its Hugging Face name, with or without <c>bert.</c> or <c>roberta.</c></summary>
    /// <exception cref="KitException">The name is no parameter of a sequence classifier.</exception>
    public static ParameterPlace Of(string parameterName)
    {
        var name = WithoutPrefix(parameterName);
        if (name.StartsWith(LayerPrefix, StringComparison.Ordinal))
        {
            var rest = name[LayerPrefix.Length..];
            var dot = rest.IndexOf('.');
            if (dot > 0 && int.TryParse(rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var layer))
            {
                return new(ModelPart.Layer, layer);
            }
        }
        return name switch
        {
            _ when name.StartsWith("embeddings.", StringComparison.Ordinal) => new(ModelPart.Embeddings),
            _ when name.StartsWith("pooler.", StringComparison.Ordinal) => new(ModelPart.Pooler),
            _ when name.StartsWith("classifier.dense.", StringComparison.Ordinal) => new(ModelPart.Pooler),
            _ when name.StartsWith("classifier.", StringComparison.Ordinal) => new(ModelPart.Head),
            _ => throw new KitException($"{parameterName} is no parameter of a BERT or RoBERTa classifier; "
                + "names are Hugging Face's, bert.encoder.layer.0.output.dense.weight for example"),
        };
    }

    private static ReadOnlySpan<char> WithoutPrefix(string name)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["bert.", "roberta."])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) { return name.AsSpan(prefix.Length); }
        }
        return name;
    }
}
