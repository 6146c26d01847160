namespace LayerFreezing;

/// <summary>The model a run began with.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Type">bert or roberta.</param>
/// <param name="Layers">Encoder layers.</param>
/// <param name="Width">Width of a hidden state.</param>
/// <param name="Sha256">Hash of the weights' file; empty for a model that was never a file.</param>
/// <param name="DrawnAnew">Parameters the file lacked, drawn from the seed.</param>
/// <param name="Ignored">Tensors of the file that the model has no use for.</param>
/// <param name="ConfigSha256">Hash of the settings that decide what the model computes.</param>
public sealed record ModelIdentity(
    string Name, string Type, int Layers, int Width, string Sha256, IReadOnlyList<string> DrawnAnew, IReadOnlyList<string> Ignored,
    string ConfigSha256 = "")
{
    internal static ModelIdentity Of(SequenceClassifier model) => Of(model.Config, model.Source);

    internal static ModelIdentity Of(EncoderConfig config, ModelSource source) => new(
        source.Name, config.ModelType.ToString().ToLowerInvariant(), config.Layers, config.Width,
        source.Sha256, source.DrawnAnew, source.Ignored, HashOf(config));

    private static string HashOf(EncoderConfig c) => RunIdentity.Hash(FormattableString.Invariant($"""
        {c.ModelType} {c.Layers} {c.Width} {c.Heads} {c.FeedForward} {c.VocabularySize} {c.MaxPositions} {c.TokenTypes} {c.PadTokenId}
        {c.HiddenActivation} {c.LayerNormEpsilon} {c.InitializerRange} {c.HiddenDropout} {c.AttentionDropout} {c.ClassifierDropout}
        """));
}
