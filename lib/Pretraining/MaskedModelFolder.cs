using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>Masked-language models from folders in Hugging Face's layout, and back.</summary>
public static class MaskedModelFolder
{
    /// <summary>
    /// A model of a folder's configuration and vocabulary: with the folder's weights where it has any, so that its
    /// pretraining goes on, else with all parameters drawn by the seed.
    /// </summary>
    /// <param name="folder">config.json, the vocabulary's files, and perhaps model.safetensors or pytorch_model.bin.</param>
    /// <param name="weights">Whether weights that are there are read.</param>
    /// <param name="seed">Draws what is not read.</param>
    /// <param name="device">Where the parameters lie; null is the CPU.</param>
    /// <exception cref="KitException">A file is missing or bad, or a tensor of the encoder is missing, surplus or misshapen.</exception>
    public static MaskedLanguageModel Load(string folder, StartingWeights weights = StartingWeights.Read, int seed = 1, Device? device = null)
    {
        var config = EncoderConfig.Load(folder);
        var tokenizer = TextTokenizer.Load(folder);
        tokenizer.CheckFits(config.VocabularySize, folder);
        var model = new MaskedLanguageModel(config, device ?? CPU, tokenizer, folder);
        if (weights == StartingWeights.Read && DeltaFile.IsIn(folder)) { throw new KitException($"{folder} is a difference from another model: begin with that one, or save this one whole."); }
        using var checkpoint = weights == StartingWeights.Read && Checkpoint.IsIn(folder) ? Checkpoint.Open(folder) : null;
        if (checkpoint is null) { DrawAll(model, seed); }
        else { Read(model, checkpoint, seed); }
        model.Began = checkpoint is null
            ? FormattableString.Invariant($"drawn from seed {seed}") : $"{ModelFolder.NameOf(folder)}, SHA-256 {checkpoint.Sha256()}";
        model.eval();
        return model;
    }

    /// <summary>Saves config.json, model.safetensors (fp32, without the word table's second mention) and the tokenizer's files.</summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">Made where it isn't there; files of the same names are replaced.</param>
    /// <exception cref="KitException">A file can't be written.</exception>
    public static void Save(MaskedLanguageModel model, string folder)
    {
        // The weights first: where there is no room for them, nothing else is replaced.
        SafetensorsFile.Write(Path.Combine(folder, "model.safetensors"), model.Saved.Select(p => ModelFolder.Entry(p.Name, p.Value)));
        ModelFolder.CopyTokenizer(model.Folder, folder);
        model.Config.ForMaskedLanguageModel().Save(folder);
    }

    private static void DrawAll(MaskedLanguageModel model, int seed)
    {
        foreach (var (name, parameter) in model.named_parameters()) { Draw(model, parameter, name, seed); }
    }

    private static void Read(MaskedLanguageModel model, Checkpoint checkpoint, int seed)
    {
        var held = new Dictionary<string, CheckpointTensor>(StringComparer.Ordinal);
        var drawn = new List<string>();
        foreach (var tensor in checkpoint.Tensors.Values)
        {
            var name = CheckpointNames.Canonical(tensor.Name, model.Config);
            if (!held.TryAdd(name, tensor)) { throw Fault(checkpoint, $"{Printable.Of(held[name].Name)} and {Printable.Of(tensor.Name)} are the same parameter"); }
        }
        foreach (var (name, parameter) in model.named_parameters())
        {
            var canonical = CheckpointNames.Canonical(name, model.Config);
            if (!held.Remove(canonical, out var tensor))
            {
                if (!IsHead(canonical)) { throw Fault(checkpoint, $"{name} [{string.Join(", ", parameter.shape)}] is missing"); }
                Draw(model, parameter, name, seed);
                if (!MaskedLanguageModel.IsPooler(canonical)) { drawn.Add(name); }
                continue;
            }
            if (!tensor.Shape.AsSpan().SequenceEqual(parameter.shape))
            {
                throw Fault(checkpoint, $"{Printable.Of(tensor.Name)} is {ParameterSpec.ShapeText(tensor.Shape)} and the model needs [{string.Join(", ", parameter.shape)}]");
            }
            ModelFolder.Fill(parameter, tensor.CopyTo);
            model.HasPooler |= MaskedLanguageModel.IsPooler(canonical);
        }
        model.DrawnAnew = drawn;
        var surplus = held.Keys.FirstOrDefault(name => name.StartsWith("encoder.", StringComparison.Ordinal) || (name.StartsWith("embeddings.", StringComparison.Ordinal) && name != "embeddings.position_ids"));
        if (surplus is not null) { throw Fault(checkpoint, $"{Printable.Of(surplus)} belongs to no parameter of {model.Config}"); }
    }

    private static bool IsHead(string canonical) => MaskedLanguageModel.IsPooler(canonical)
        || canonical.StartsWith("cls.", StringComparison.Ordinal) || canonical.StartsWith("lm_head.", StringComparison.Ordinal);

    private static void Draw(MaskedLanguageModel model, Parameter parameter, string name, int seed) =>
        ModelFolder.Draw(parameter, name, seed, model.Config.InitializerRange);

    private static KitException Fault(Checkpoint checkpoint, string fault) =>
        new($"{checkpoint.Path}: {fault}; check that config.json and the weights belong together");
}
