namespace LayerFreezing;

/// <summary>
/// Which tensor of a checkpoint fills which parameter of a classifier: strictly by name and shape. Only a task head and
/// a pooler may be missing, which are drawn anew; anything else missing, surplus or misshapen is an error.
/// </summary>
public sealed class CheckpointMatch
{
    private CheckpointMatch(string path, IReadOnlyList<MatchedParameter> parameters, IReadOnlyList<string> ignored, IReadOnlyList<string> notes)
    {
        Path = path;
        Parameters = parameters;
        Ignored = ignored;
        Notes = notes;
        DrawnAnew = [.. parameters.Where(parameter => parameter.Tensor is null).Select(parameter => parameter.Spec.Name)];
    }

    /// <summary>The checkpoint's file.</summary>
    public string Path { get; }

    /// <summary>Every parameter of the model, in the order of <see cref="EncoderConfig.Parameters"/>.</summary>
    public IReadOnlyList<MatchedParameter> Parameters { get; }

    /// <summary>The parameters that no tensor fills: drawn from N(0, initializer_range), biases 0.</summary>
    public IReadOnlyList<string> DrawnAnew { get; }

    /// <summary>The tensors of the file that a classifier has no use for, by the names in the file.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>What the user should be told, a sentence each: a head in the file that is for another number of labels.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Finds the tensor for every parameter.</summary>
    /// <param name="config">The encoder the checkpoint is for.</param>
    /// <param name="labels">The number of outputs of the model's head.</param>
    /// <param name="checkpoint">The open file.</param>
    /// <exception cref="KitException">A tensor is missing, surplus, misshapen or no float tensor; the sentence names it.</exception>
    public static CheckpointMatch For(EncoderConfig config, int labels, Checkpoint checkpoint) => For(config, labels, checkpoint, null);

    /// <summary>Finds the tensor for every parameter: that of a difference, else that of the file it is laid over.</summary>
    internal static CheckpointMatch For(EncoderConfig config, int labels, Checkpoint checkpoint, Checkpoint? difference)
    {
        var (found, ignored) = Sort(config, checkpoint);
        foreach (var tensor in difference?.Tensors.Values ?? []) { found[CheckpointNames.Canonical(tensor.Name, config)] = tensor; }
        var specs = config.Parameters(labels);
        var notes = new List<string>();
        DropHeadOfOtherLabels(specs, found, notes, labels, checkpoint.Path);
        var parameters = specs.Select(spec => new MatchedParameter(spec, Take(spec, found, config, checkpoint.Path))).ToList();
        if (found.Count > 0)
        {
            var names = found.Values.Select(tensor => tensor.Name).Order(StringComparer.Ordinal).ToList();
            throw Fault(checkpoint.Path, $"{Printable.Of(names[0])}{AndMore(names.Count)} belongs to no parameter of this "
                + FormattableString.Invariant($"{config.ModelType} classifier of {config.Layers} layers"));
        }
        RequireWholeLayers(parameters, checkpoint.Path);
        return new(checkpoint.Path, parameters, ignored, notes);
    }

    /// <summary>This match, where the file fills every parameter; for a model that is to be used as it was saved.</summary>
    /// <exception cref="KitException">A parameter would be drawn anew.</exception>
    public CheckpointMatch RequireComplete() => DrawnAnew.Count == 0
        ? this
        : throw new KitException(Notes.Count > 0
            ? $"{Path}: {Notes[0]}; name the task it was fine-tuned on, or fine-tune it on this one first"
            : $"{Path}: {DrawnAnew[0]}{AndMore(DrawnAnew.Count)} is missing; fine-tune the model and save it first");

    private static (Dictionary<string, CheckpointTensor> Found, List<string> Ignored) Sort(EncoderConfig config, Checkpoint checkpoint)
    {
        var found = new Dictionary<string, CheckpointTensor>(StringComparer.Ordinal);
        var ignored = new List<string>();
        foreach (var tensor in checkpoint.Tensors.Values)
        {
            var name = CheckpointNames.Canonical(tensor.Name, config);
            if (CheckpointNames.IsIgnored(name, config)) { ignored.Add(tensor.Name); }
            else if (!found.TryAdd(name, tensor))
            {
                throw Fault(checkpoint.Path, $"{Printable.Of(found[name].Name)} and {Printable.Of(tensor.Name)} are the same parameter");
            }
        }
        ignored.Sort(StringComparer.Ordinal);
        return (found, ignored);
    }

    /// <summary>A head of the right width for another number of labels is another task's: it is left aside and said so.</summary>
    private static void DropHeadOfOtherLabels(
        IReadOnlyList<ParameterSpec> specs, Dictionary<string, CheckpointTensor> found, List<string> notes, int labels, string path)
    {
        var (weight, bias) = (specs[^2], specs[^1]);
        if (!found.TryGetValue(weight.Name, out var held) || held.Shape is not [var rows, var width]) { return; }
        if (rows == labels || width != weight.Shape[1] || !found.TryGetValue(bias.Name, out var heldBias)) { return; }
        if (heldBias.Shape is not [var biases] || biases != rows) { return; }
        found.Remove(weight.Name);
        found.Remove(bias.Name);
        notes.Add(FormattableString.Invariant(
            $"the head in {System.IO.Path.GetFileName(path)} ({weight.Name} {ParameterSpec.ShapeText(held.Shape)}) is for {rows} labels and the task has {labels}"));
    }

    private static CheckpointTensor? Take(ParameterSpec spec, Dictionary<string, CheckpointTensor> found, EncoderConfig config, string path)
    {
        if (!found.Remove(CheckpointNames.Canonical(spec.Name, config), out var tensor))
        {
            return ParameterPlace.Of(spec.Name).Part is ModelPart.Pooler or ModelPart.Head
                ? null
                : throw Fault(path, $"{spec.Name} {ParameterSpec.ShapeText(spec.Shape)} is missing");
        }
        if (!tensor.Shape.AsSpan().SequenceEqual(spec.Shape))
        {
            throw Fault(path, $"{Printable.Of(tensor.Name)} is {ParameterSpec.ShapeText(tensor.Shape)} and the model needs {ParameterSpec.ShapeText(spec.Shape)}");
        }
        if (tensor.Type == ElementType.Int64) { throw Fault(path, $"{Printable.Of(tensor.Name)} holds whole numbers (I64), not floats"); }
        return tensor;
    }

    /// <summary>A weight without its bias, or a bias without its weight, is a damaged file and no missing head.</summary>
    private static void RequireWholeLayers(List<MatchedParameter> parameters, string path)
    {
        foreach (var layer in parameters.GroupBy(parameter => parameter.Spec.Name[..parameter.Spec.Name.LastIndexOf('.')]))
        {
            var missing = layer.FirstOrDefault(parameter => parameter.Tensor is null);
            if (missing is not null && layer.Any(parameter => parameter.Tensor is not null))
            {
                throw Fault(path, $"{missing.Spec.Name} is missing and the rest of {layer.Key} is there");
            }
        }
    }

    private static string AndMore(int count) => count > 1 ? FormattableString.Invariant($" (and {count - 1} more)") : "";

    private static KitException Fault(string path, string fault) =>
        new($"{path}: {fault}; check that config.json and the weights belong together");
}
