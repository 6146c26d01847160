using System.Text.Json;

namespace LayerFreezing;

/// <summary>A JSON file that holds one object, as a tokenizer's files do.</summary>
internal sealed class JsonFile
{
    private readonly JsonElement _object;

    private JsonFile(string path, JsonElement value)
    {
        Place = path;
        _object = value;
    }

    /// <summary>The file, as sentences name it.</summary>
    public string Place { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="KitException">It can't be read or holds no JSON object.</exception>
    public static JsonFile Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path).AsMemory());
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonFile(path, document.RootElement.Clone())
                : throw new KitException($"{path} holds no JSON object; restore the file.");
        }
        catch (JsonException failure)
        {
            throw new KitException($"{path} isn't valid JSON ({failure.Message.TrimEnd('.')}); restore the file.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure);
        }
    }

    /// <summary>Reads a file that may be missing: null then.</summary>
    /// <exception cref="KitException">It can't be read or holds no JSON object.</exception>
    public static JsonFile? ReadIfThere(string path) => File.Exists(path) ? Read(path) : null;

    /// <summary>What to throw for a file that can't be read.</summary>
    public static KitException Unreadable(string path, Exception failure) =>
        new($"{path} can't be read ({failure.Message.TrimEnd('.')}); check the path and the permissions.", failure);

    /// <summary>The members in the file's order; a name may come twice.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members() => Members(_object);

    /// <summary>The members of an object in the file, in its order; a name may come twice.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Members(JsonElement value) =>
        value.EnumerateObject().Select(member => (NameOf(member), member.Value));

    /// <summary>A member that is there and isn't null.</summary>
    public JsonElement? Find(string name) =>
        _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A switch, or null where it isn't set.</summary>
    public bool? Switch(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name, "true, false or null"),
    };

    /// <summary>What to throw for a member that has another form than it should.</summary>
    public KitException Wrong(string name, string form) =>
        new($"{Place}: '{Printable.Of(name)}' should be {form}; correct it or restore the file.");

    /// <summary>The text of a value that should be a string.</summary>
    public string Text(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.String) { throw Wrong(name, "text"); }
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException failure)
        {
            throw BrokenText(failure);
        }
    }

    private string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException failure)
        {
            throw BrokenText(failure);
        }
    }

    /// <summary>An escape can stand for half a surrogate pair, and bytes needn't be UTF-8.</summary>
    private KitException BrokenText(InvalidOperationException failure) =>
        new($"{Place} holds text that isn't Unicode; restore the file.", failure);
}
