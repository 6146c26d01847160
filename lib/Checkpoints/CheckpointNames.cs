namespace LayerFreezing;

/// <summary>The names that checkpoints of one encoder family use for the same tensor, brought to one.</summary>
internal static class CheckpointNames
{
    /// <summary>The name without the encoder's prefix, and with LayerNorm's parameters called weight and bias.</summary>
    public static string Canonical(string name, EncoderConfig config)
    {
        if (name.StartsWith(config.Prefix, StringComparison.Ordinal)) { name = name[config.Prefix.Length..]; }
        return name switch
        {
            _ when name.EndsWith("LayerNorm.gamma", StringComparison.Ordinal) => name[..^"gamma".Length] + "weight",
            _ when name.EndsWith("LayerNorm.beta", StringComparison.Ordinal) => name[..^"beta".Length] + "bias",
            _ => name,
        };
    }

    /// <summary>Whether a classifier has no use for the tensor: buffers, pre-training heads, and a pooler in RoBERTa.</summary>
    public static bool IsIgnored(string canonical, EncoderConfig config) =>
        canonical == "embeddings.position_ids"
        || canonical.StartsWith("cls.", StringComparison.Ordinal)
        || canonical.StartsWith("lm_head.", StringComparison.Ordinal)
        || (config.ModelType == EncoderType.Roberta && canonical.StartsWith("pooler.", StringComparison.Ordinal));
}
