using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>What delta.json says: which model the tensors of delta.safetensors are to be laid over.</summary>
/// <param name="Format">The version of this format.</param>
/// <param name="Base">The base's name; with its owner where it is of the hub.</param>
/// <param name="BaseSha256">Hash of its weights' file.</param>
/// <param name="BaseFolder">Where it was, from the folder of the difference.</param>
internal sealed record DeltaFile(
    [property: JsonPropertyName("format")] int Format,
    [property: JsonPropertyName("base")] string Base,
    [property: JsonPropertyName("base_sha256")] string BaseSha256,
    [property: JsonPropertyName("base_folder")] string BaseFolder)
{
    private const int CurrentFormat = 1;

    /// <summary>The file of what this record says.</summary>
    public const string Name = "delta.json";

    /// <summary>The file of the tensors.</summary>
    public const string WeightsName = "delta.safetensors";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a model folder holds a difference.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>That of a model, for a folder it is to be saved in.</summary>
    public static DeltaFile For(ModelSource source, string folder) => new(
        CurrentFormat, HubCache.IdOf(source.Folder) ?? source.Name, source.Sha256,
        Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(source.Folder)).Replace('\\', '/'));

    /// <summary>Reads that of a folder.</summary>
    /// <exception cref="KitException">It can't be read, or isn't one.</exception>
    public static DeltaFile Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var read = JsonSerializer.Deserialize<DeltaFile>(File.ReadAllText(path), Json) ?? throw new JsonException("it is null");
            return read.Format == CurrentFormat ? read : throw new JsonException(FormattableString.Invariant($"its format is {read.Format} and this kit reads {CurrentFormat}"));
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be read as the base of a difference ({failure.Message.TrimEnd('.')}): save the model again with --delta.", failure);
        }
    }

    /// <summary>Writes it.</summary>
    public void Write(string folder) => AtomicFile.WriteText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>The base's folder: where it was, else one of its name wherever the kit looks for models.</summary>
    /// <exception cref="KitException">It isn't there, or only one with other weights.</exception>
    public string FindBase(string folder)
    {
        var was = Path.GetFullPath(Path.Combine(folder, BaseFolder));
        string?[] places = [Directory.Exists(was) ? was : null, KitFolders.Find().FindModel(Base)];
        var found = places.OfType<string>().Where(Checkpoint.IsIn).ToList();
        foreach (var place in found)
        {
            using var checkpoint = Checkpoint.Open(place);
            if (checkpoint.Sha256() == BaseSha256) { return place; }
        }
        throw new KitException(found.Count > 0
            ? $"{folder} is a difference from {Base} with weights of SHA-256 {BaseSha256}, and those in {found[0]} are others: put the right ones in their place."
            : $"{folder} is a difference from {Base}, which is neither in {was} nor among the models here: put it there, or call ./kit fetch model {Base}.");
    }
}
