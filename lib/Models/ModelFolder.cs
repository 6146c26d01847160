using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>Models from folders in Hugging Face's layout, and back.</summary>
public static class ModelFolder
{
    private const string WholeWeights = "model.safetensors";

    private static readonly string[] TokenizerFiles =
        ["vocab.txt", "vocab.json", "merges.txt", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "tokenizer.json"];

    /// <summary>Loads an encoder with a classifier.</summary>
    /// <param name="folder">config.json, and model.safetensors or pytorch_model.bin.</param>
    /// <param name="labels">C, the number of outputs.</param>
    /// <param name="seed">Draws what the file may lack: the head, and the pooler.</param>
    /// <param name="device">Where the parameters lie; null is the CPU.</param>
    /// <exception cref="KitException">The folder isn't there, a file is bad, or a tensor is missing, surplus or misshapen.</exception>
    public static SequenceClassifier Load(string folder, int labels, int seed = 1, Device? device = null)
    {
        if (!Directory.Exists(folder)) { throw new KitException($"there is no model folder {folder}; give a folder with config.json and model.safetensors"); }
        var config = EncoderConfig.Load(folder);
        using var weights = ModelWeights.Open(folder);
        var match = weights.Match(config, labels);
        var source = new ModelSource(NameOf(folder), folder, weights.Sha256, match.DrawnAnew, match.Ignored, match.Notes);
        var model = new SequenceClassifier(config, labels, device ?? CPU, source);
        var parameters = model.named_parameters().ToDictionary(p => p.name, p => p.parameter);
        foreach (var matched in match.Parameters)
        {
            if (matched.Tensor is { } held) { Fill(parameters[matched.Spec.Name], held.CopyTo); }
            else { Draw(parameters[matched.Spec.Name], matched.Spec.Name, seed, config.InitializerRange); }
        }
        model.eval();
        return model;
    }

    /// <summary>Loads an encoder with the classifier a task needs.</summary>
    /// <param name="folder">config.json, and model.safetensors or pytorch_model.bin.</param>
    /// <param name="task">Gives the number of outputs.</param>
    /// <param name="seed">Draws what the file may lack: the head, and the pooler.</param>
    /// <param name="device">Where the parameters lie; null is the CPU.</param>
    /// <exception cref="KitException">The folder isn't there, a file is bad, or a tensor is missing, surplus or misshapen.</exception>
    public static SequenceClassifier Load(string folder, GlueTask task, int seed = 1, Device? device = null) =>
        Load(folder, task.Outputs, seed, device);

    /// <summary>A model of those sizes with all parameters drawn by the seed: weights N(0, initializer_range), biases 0, LayerNorm 1 and 0.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="labels">C, the number of outputs.</param>
    /// <param name="seed">What the weights are drawn from.</param>
    /// <param name="device">Where the parameters lie; null is the CPU.</param>
    public static SequenceClassifier Random(EncoderConfig config, int labels, int seed = 1, Device? device = null)
    {
        var names = config.Parameters(labels).Select(spec => spec.Name).ToList();
        var model = new SequenceClassifier(config, labels, device ?? CPU, new ModelSource("random", "", "", names, [], []));
        foreach (var (name, parameter) in model.named_parameters()) { Draw(parameter, name, seed, config.InitializerRange); }
        model.eval();
        return model;
    }

    /// <summary>Reads the head's weight [C, H], and its bias [C] where the file has one, in place of the model's own.</summary>
    /// <param name="model">The model whose last linear layer is set.</param>
    /// <param name="file">A safetensors file with <c>weight</c> and perhaps <c>bias</c>; without one the bias is 0.</param>
    /// <exception cref="KitException">The file is bad, or a shape doesn't fit.</exception>
    public static void SetHead(SequenceClassifier model, string file)
    {
        using var checkpoint = Checkpoint.Open(file);
        foreach (var name in checkpoint.Tensors.Keys.Where(name => name is not ("weight" or "bias")))
        {
            throw new KitException($"{file}: {name} is neither weight nor bias; a head has weight [C, H] and perhaps bias [C]");
        }
        if (!checkpoint.Tensors.TryGetValue("weight", out var weight)) { throw new KitException($"{file} has no tensor named weight; a head is weight [C, H] and perhaps bias [C]"); }
        var hasBias = checkpoint.Tensors.TryGetValue("bias", out var bias);
        Check(model.Head.weight, weight);
        if (hasBias) { Check(model.Head.bias!, bias!); }
        Fill(model.Head.weight, weight.CopyTo);
        if (hasBias) { Fill(model.Head.bias!, bias!.CopyTo); }
        else { Fill(model.Head.bias!, values => values.Clear()); }

        void Check(Parameter parameter, CheckpointTensor held)
        {
            if (!held.Shape.AsSpan().SequenceEqual(parameter.shape))
            {
                throw new KitException($"{file}: {held.Name} is [{string.Join(", ", held.Shape)}] and the model's head needs [{string.Join(", ", parameter.shape)}]");
            }
        }
    }

    /// <summary>
    /// Saves config.json, model.safetensors (fp32) and the tokeniser's files in Hugging Face's layout; loading the folder
    /// gives the same logits. A new folder appears whole or not at all.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="folder">Made where it isn't there; files of the same names are replaced.</param>
    /// <param name="labelNames">One name an output.</param>
    /// <param name="weights">All of them, or those alone that differ from the folder the model was loaded from.</param>
    /// <exception cref="KitException">A file can't be written, or there is nothing the model could differ from.</exception>
    public static void Save(SequenceClassifier model, string folder, IReadOnlyList<string> labelNames, SavedWeights weights = SavedWeights.Whole)
    {
        if (labelNames.Count != model.Labels) { throw new ArgumentException("one name for each output", nameof(labelNames)); }
        if (Directory.Exists(folder))
        {
            Write(model, folder, labelNames, weights);
            return;
        }
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var growing = $"{whole}.{Guid.NewGuid():N}.tmp";
        try
        {
            Write(model, growing, labelNames, weights);
            Directory.Move(growing, whole);
        }
        catch (Exception failure)
        {
            if (Directory.Exists(growing)) { Directory.Delete(growing, recursive: true); }
            if (failure is not (IOException or UnauthorizedAccessException)) { throw; }
            throw new KitException($"{folder} can't be written ({failure.Message.TrimEnd('.')}): free some space or choose another place.", failure);
        }
    }

    private static void Write(SequenceClassifier model, string folder, IReadOnlyList<string> labelNames, SavedWeights weights)
    {
        // The weights first: where there is no room for them, nothing else is replaced.
        if (weights == SavedWeights.Delta) { ModelWeights.WriteDelta(model, folder); }
        else { SafetensorsFile.Write(Path.Combine(folder, WholeWeights), model.named_parameters().Select(p => Entry(p.name, p.parameter))); }
        // What an earlier model left of the other kind would be loaded in place of this one.
        foreach (var other in weights == SavedWeights.Delta ? new[] { WholeWeights } : [DeltaFile.Name, DeltaFile.WeightsName]) { File.Delete(Path.Combine(folder, other)); }
        if (model.Source.Folder.Length > 0) { CopyTokenizer(model.Source.Folder, folder); }
        model.Config.ForSequenceClassification(labelNames).Save(folder);
    }

    /// <summary>A model's name: that of its folder, and not of the commit where it is one of the hub's cache.</summary>
    internal static string NameOf(string folder) => Path.GetFileName(HubCache.IdOf(folder) ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>Whether a parameter is LayerNorm's; RoBERTa's pretraining head spells it another way.</summary>
    internal static bool IsNorm(string name) =>
        name.Contains("LayerNorm", StringComparison.Ordinal) || name.Contains("layer_norm", StringComparison.Ordinal);

    /// <summary>A parameter as a file holds it.</summary>
    internal static SafetensorsEntry Entry(string name, Parameter parameter) =>
        new(name, ElementType.Float32, parameter.shape, stream => WriteValues(parameter, stream));

    /// <summary>Copies the tokenizer's files of one model folder into another.</summary>
    internal static void CopyTokenizer(string source, string folder)
    {
        foreach (var name in TokenizerFiles)
        {
            var from = Path.Combine(source, name);
            var to = Path.Combine(folder, name);
            if (!File.Exists(from) || Path.GetFullPath(from) == Path.GetFullPath(to)) { continue; }
            var content = File.ReadAllBytes(from);
            AtomicFile.Write(to, stream => stream.Write(content));
        }
    }

    private static void WriteValues(Parameter parameter, Stream stream)
    {
        using var scope = NewDisposeScope();
        stream.Write(parameter.detach().cpu().bytes);
    }

    internal delegate void Filling(Span<float> values);

    /// <summary>Sets a parameter on whatever device it lies.</summary>
    internal static void Fill(Parameter parameter, Filling fill)
    {
        using var none = no_grad();
        if (parameter.device.type == TorchSharp.DeviceType.CPU)
        {
            fill(MemoryMarshal.Cast<byte, float>(parameter.bytes));
            return;
        }
        using var here = empty(parameter.shape);
        fill(MemoryMarshal.Cast<byte, float>(here.bytes));
        parameter.copy_(here);
    }

    /// <summary>Sets a parameter to its first values: weights N(0, range), biases 0, LayerNorm 1 and 0.</summary>
    internal static void Draw(Parameter parameter, string name, int seed, double range)
    {
        var (isNorm, isBias) = (IsNorm(name), name.EndsWith(".bias", StringComparison.Ordinal));
        var random = RandomStreams.ForParameter(seed, name);
        Fill(parameter, values =>
        {
            if (isNorm || isBias)
            {
                values.Fill(isNorm && !isBias ? 1 : 0);
                return;
            }
            foreach (ref var value in values) { value = (float)(random.NextNormal() * range); }
        });
    }
}
