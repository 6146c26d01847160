namespace LayerFreezing;

/// <summary>
/// The parameters of Hugging Face's BertForSequenceClassification and RobertaForSequenceClassification, in the order of
/// their state dictionaries. H width, F feed-forward width, V vocabulary, P positions, C labels.
/// </summary>
internal static class ParameterLayout
{
    public static List<ParameterSpec> Of(EncoderConfig config, int labels)
    {
        var width = config.Width;
        var prefix = config.Prefix;
        var specs = new List<ParameterSpec>
        {
            new($"{prefix}embeddings.word_embeddings.weight", [config.VocabularySize, width]),
            new($"{prefix}embeddings.position_embeddings.weight", [config.MaxPositions, width]),
            new($"{prefix}embeddings.token_type_embeddings.weight", [config.TokenTypes, width]),
        };
        AddNorm(specs, $"{prefix}embeddings.LayerNorm", width);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            AddLayer(specs, FormattableString.Invariant($"{prefix}encoder.layer.{layer}"), width, config.FeedForward);
        }
        if (config.ModelType == EncoderType.Bert)
        {
            AddLinear(specs, $"{prefix}pooler.dense", width, width);
            AddLinear(specs, "classifier", labels, width);
        }
        else
        {
            AddLinear(specs, "classifier.dense", width, width);
            AddLinear(specs, "classifier.out_proj", labels, width);
        }
        return specs;
    }

    private static void AddLayer(List<ParameterSpec> specs, string layer, int width, int feedForward)
    {
        AddLinear(specs, $"{layer}.attention.self.query", width, width);
        AddLinear(specs, $"{layer}.attention.self.key", width, width);
        AddLinear(specs, $"{layer}.attention.self.value", width, width);
        AddLinear(specs, $"{layer}.attention.output.dense", width, width);
        AddNorm(specs, $"{layer}.attention.output.LayerNorm", width);
        AddLinear(specs, $"{layer}.intermediate.dense", feedForward, width);
        AddLinear(specs, $"{layer}.output.dense", width, feedForward);
        AddNorm(specs, $"{layer}.output.LayerNorm", width);
    }

    private static void AddLinear(List<ParameterSpec> specs, string name, int outputs, int inputs)
    {
        specs.Add(new($"{name}.weight", [outputs, inputs]));
        specs.Add(new($"{name}.bias", [outputs]));
    }

    private static void AddNorm(List<ParameterSpec> specs, string name, int width)
    {
        specs.Add(new($"{name}.weight", [width]));
        specs.Add(new($"{name}.bias", [width]));
    }
}
