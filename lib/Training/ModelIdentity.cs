namespace LayerFreezing;

/// <summary>The model a run began with.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Type">bert or roberta.</param>
/// <param name="Layers">Encoder layers.</param>
/// <param name="Width">Width of a hidden state.</param>
/// <param name="Sha256">Hash of the weights' file; empty for a model that was never a file.</param>
/// <param name="DrawnAnew">Parameters the file lacked, drawn from the seed.</param>
/// <param name="Ignored">Tensors of the file that the model has no use for.</param>
public sealed record ModelIdentity(
    string Name, string Type, int Layers, int Width, string Sha256, IReadOnlyList<string> DrawnAnew, IReadOnlyList<string> Ignored)
{
    internal static ModelIdentity Of(SequenceClassifier model) => new(
        model.Source.Name, model.Config.ModelType.ToString().ToLowerInvariant(), model.Config.Layers, model.Config.Width,
        model.Source.Sha256, model.Source.DrawnAnew, model.Source.Ignored);
}
