using System.Security.Cryptography;

namespace LayerFreezing;

/// <summary>
/// An open file of weights: safetensors, or a PyTorch file of either layout, told apart by what is in it. The file is
/// mapped, so opening reads the names and shapes alone; nothing in it can run code or make the reader allocate more
/// than the file holds.
/// </summary>
public sealed class Checkpoint : IDisposable
{
    private static readonly string[] Names = ["model.safetensors", "pytorch_model.bin"];
    private static readonly string[] ShardIndexes = ["model.safetensors.index.json", "pytorch_model.bin.index.json"];

    private readonly MappedFile _file;

    private Checkpoint(MappedFile file)
    {
        _file = file;
        (Format, var tensors) = Read(file);
        Tensors = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>How the file is laid out.</summary>
    public CheckpointFormat Format { get; }

    /// <summary>Every tensor by the name it has in the file.</summary>
    public IReadOnlyDictionary<string, CheckpointTensor> Tensors { get; }

    /// <summary>Opens a file of weights, or those of a model folder: model.safetensors, else pytorch_model.bin.</summary>
    /// <exception cref="KitException">There is no such file, or it is damaged, or it holds something else than tensors.</exception>
    public static Checkpoint Open(string fileOrFolder)
    {
        var file = new MappedFile(Directory.Exists(fileOrFolder) ? InFolder(fileOrFolder) : fileOrFolder);
        try
        {
            return new Checkpoint(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a folder has weights.</summary>
    public static bool IsIn(string folder) => Names.Concat(ShardIndexes).Any(name => File.Exists(System.IO.Path.Combine(folder, name)));

    /// <summary>The SHA-256 of the whole file in lower-case hexadecimal digits.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        const int Piece = 1 << 24;
        for (var offset = 0L; offset < _file.Length; offset += Piece)
        {
            hash.AppendData(_file.Span(offset, (int)Math.Min(Piece, _file.Length - offset)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Closes the file; its tensors can't be read any more.</summary>
    public void Dispose() => _file.Dispose();

    private static (CheckpointFormat Format, IReadOnlyList<CheckpointTensor> Tensors) Read(MappedFile file)
    {
        var start = file.Span(0, (int)Math.Min(file.Length, 16));
        // A safetensors header starts with the brace of its JSON, eight bytes of length before it.
        if (start.Length > 8 && start[8] == (byte)'{') { return (CheckpointFormat.Safetensors, SafetensorsHeader.Read(file)); }
        if (start.StartsWith("PK\u0003\u0004"u8)) { return (CheckpointFormat.PyTorchZip, TorchZip.Read(file)); }
        if (TorchLegacy.StartsLike(start)) { return (CheckpointFormat.PyTorchLegacy, TorchLegacy.Read(file)); }
        if (start.StartsWith("version https://"u8))
        {
            throw file.Fault("this is a Git LFS pointer and not the weights it points to; fetch them with git lfs pull");
        }
        throw file.Fault("neither safetensors nor a PyTorch file, or cut off; fetch it again");
    }

    private static string InFolder(string folder)
    {
        foreach (var name in Names)
        {
            var path = System.IO.Path.Combine(folder, name);
            if (File.Exists(path)) { return path; }
        }
        foreach (var name in ShardIndexes)
        {
            if (File.Exists(System.IO.Path.Combine(folder, name)))
            {
                throw new KitException($"{folder} holds weights in several files ({name}); save them again as one {Names[0]}");
            }
        }
        throw new KitException($"{folder} holds no weights; a model folder has {Names[0]} or {Names[1]}");
    }
}
