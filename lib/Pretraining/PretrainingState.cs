using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// What an unfinished pretraining needs to go on with the same bits: parameters, AdamW's moments, the losses so far (whose
/// number is the number of steps), and a hash of its settings. One safetensors file.
/// </summary>
internal sealed class PretrainingState(string path, string identity)
{
    internal const string FileName = "unfinished.safetensors";

    private const string Losses = "losses", Seconds = "seconds", Identity = "identity";

    /// <summary>Sets model and optimiser to what was saved; the losses so far, none where nothing was saved.</summary>
    /// <exception cref="KitException">What was saved belongs to other settings, or the file is bad.</exception>
    internal (List<float> Losses, double Seconds) Read(MaskedLanguageModel model, ParameterStep optimizer)
    {
        if (!File.Exists(path)) { return ([], 0); }
        using var file = Checkpoint.Open(path);
        var hash = new long[4];
        Held(file, Identity).CopyTo(hash);
        if (!hash.SequenceEqual(Hash()))
        {
            throw new KitException($"{path} is an unfinished pretraining of another model, text or settings: finish it as it was begun, or start over with --fresh");
        }
        using var none = no_grad();
        foreach (var (name, value) in model.Trained) { ModelFolder.Fill(value, Held(file, "weights." + name).CopyTo); }
        foreach (var (name, mean, square) in optimizer.Moments)
        {
            Set(mean, Held(file, "mean." + name));
            Set(square, Held(file, "square." + name));
        }
        var held = Held(file, Losses);
        var losses = new float[held.Count];
        held.CopyTo(losses);
        var seconds = new float[1];
        Held(file, Seconds).CopyTo(seconds);
        optimizer.Taken = losses.Length;
        return ([.. losses], seconds[0]);
    }

    /// <summary>Saves all of it, in place of what was saved before.</summary>
    internal void Write(MaskedLanguageModel model, ParameterStep optimizer, List<float> losses, double seconds)
    {
        List<SafetensorsEntry> entries =
        [
            .. model.Trained.Select(p => ModelFolder.Entry("weights." + p.Name, p.Value)),
            .. optimizer.Moments.SelectMany(m => new[] { Entry("mean." + m.Name, m.Mean), Entry("square." + m.Name, m.Square) }),
            SafetensorsEntry.Of(Losses, [losses.Count], losses.ToArray()),
            SafetensorsEntry.Of(Seconds, [1], new[] { (float)seconds }),
            SafetensorsEntry.Of(Identity, [4], Hash()),
        ];
        SafetensorsFile.Write(path, entries);
    }

    internal void Delete() => File.Delete(path);

    private long[] Hash()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        return [.. Enumerable.Range(0, 4).Select(i => BitConverter.ToInt64(hash, 8 * i))];
    }

    private CheckpointTensor Held(Checkpoint file, string name) => file.Tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new KitException($"{path} lacks {name}: start over with --fresh");

    private static void Set(Tensor moment, CheckpointTensor held)
    {
        var values = new float[held.Count];
        held.CopyTo(values);
        using var saved = tensor(values, held.Shape, device: moment.device);
        moment.copy_(saved);
    }

    private static SafetensorsEntry Entry(string name, Tensor moment) => new(name, ElementType.Float32, moment.shape, stream =>
    {
        using var here = moment.cpu();
        using var straight = here.contiguous();
        stream.Write(straight.bytes);
    });
}
