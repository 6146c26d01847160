using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>The open weights of a model folder: one file, or a difference laid over that of its base.</summary>
internal sealed class ModelWeights : IDisposable
{
    private readonly Checkpoint _file;
    private readonly Checkpoint? _difference;

    private ModelWeights(Checkpoint file, Checkpoint? difference)
    {
        (_file, _difference) = (file, difference);
        Sha256 = difference is null ? file.Sha256() : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{file.Sha256()} {difference.Sha256()}")));
    }

    /// <summary>Hash of the weights' file; of both files for a difference.</summary>
    public string Sha256 { get; }

    /// <summary>Opens the weights of a folder.</summary>
    /// <exception cref="KitException">They aren't there or are damaged, or their base isn't there or is another.</exception>
    public static ModelWeights Open(string folder)
    {
        if (!DeltaFile.IsIn(folder)) { return new(Checkpoint.Open(folder), null); }
        var file = Checkpoint.Open(DeltaFile.Read(folder).FindBase(folder));
        try
        {
            return new(file, Checkpoint.Open(Path.Combine(folder, DeltaFile.WeightsName)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Which tensor fills which parameter.</summary>
    public CheckpointMatch Match(EncoderConfig config, int labels) => CheckpointMatch.For(config, labels, _file, _difference);

    /// <summary>Writes what of a model differs in any bit from the folder it was loaded from.</summary>
    /// <exception cref="KitException">The model was never a file or is a difference itself, its base was changed, or the file can't be written.</exception>
    public static void WriteDelta(SequenceClassifier model, string folder)
    {
        var source = model.Source;
        if (source.Folder.Length == 0) { throw new KitException("A model that was drawn and not loaded has no base to differ from: save it whole."); }
        if (DeltaFile.IsIn(source.Folder)) { throw new KitException($"{source.Folder} is a difference itself, and a difference from one isn't kept: save the model whole."); }
        if (Path.GetFullPath(folder) == Path.GetFullPath(source.Folder)) { throw new KitException($"{folder} is the folder of the base: save the difference in another."); }
        using var weights = Open(source.Folder);
        if (weights.Sha256 != source.Sha256) { throw new KitException($"The weights in {source.Folder} were changed since the model was loaded: save it whole."); }
        var held = weights.Match(model.Config, model.Labels).Parameters.ToDictionary(matched => matched.Spec.Name, matched => matched.Tensor);
        var changed = model.named_parameters().Where(named => !HasBits(named.parameter, held[named.name])).ToList();
        SafetensorsFile.Write(Path.Combine(folder, DeltaFile.WeightsName), changed.Select(named => ModelFolder.Entry(named.name, named.parameter)));
        DeltaFile.For(source, folder).Write(folder);
    }

    public void Dispose()
    {
        _file.Dispose();
        _difference?.Dispose();
    }

    private static bool HasBits(Parameter parameter, CheckpointTensor? held)
    {
        if (held is null) { return false; }
        using var scope = NewDisposeScope();
        var values = new float[held.Count];
        held.CopyTo(values);
        return parameter.detach().cpu().bytes.SequenceEqual(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
