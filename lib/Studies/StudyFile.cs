using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LayerFreezing;

/// <summary>Studies as JSON files. What a file may hold is checked field by field before anything is run.</summary>
internal static class StudyFile
{
    /// <summary>The folder of the kit that holds the studies it ships.</summary>
    internal static readonly string[] ShippedPlace = ["data", "studies"];

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    internal static string Text(Study study) => JsonSerializer.Serialize(study, Json) + "\n";

    internal static Study Read(string file)
    {
        try
        {
            return Parse(File.ReadAllText(file), file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{file} can't be read ({failure.Message.TrimEnd('.')}): name a study, or the JSON file of one.", failure);
        }
    }

    internal static Study Find(string nameOrFile, KitFolders folders)
    {
        if (File.Exists(nameOrFile)) { return Read(nameOrFile); }
        string[] places =
        [
            Path.Combine([folders.Root, .. ShippedPlace, $"{nameOrFile}.json"]),
            Path.Combine(folders.Root, "results", nameOrFile, StudyFolder.StudyName),
        ];
        return places.FirstOrDefault(File.Exists) is { } file ? Read(file)
            : throw new KitException($"There is no study {nameOrFile}: it is neither a file nor one of {Known(folders)}.");
    }

    internal static Study Parse(string text, string where)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip })
                as JsonObject ?? throw new KitException($"{where} holds no JSON object; a study is one.");
            CheckFields(node, typeof(Study), "", where);
            var study = node.Deserialize<Study>(Json)!;
            StudyCheck.Check(study);
            return study;
        }
        catch (JsonException failure) when (failure.Path is { Length: > 1 } path)
        {
            throw new KitException($"{where}: {path.TrimStart('$', '.')} has the wrong kind of value; correct it.", failure);
        }
        catch (JsonException failure)
        {
            throw new KitException($"{where} isn't JSON ({failure.Message.TrimEnd('.')}); correct it.", failure);
        }
        catch (KitException failure) when (!failure.Message.StartsWith(where, StringComparison.Ordinal))
        {
            throw new KitException($"{where}: {failure.Message}", failure);
        }
    }

    /// <summary>Names a field that is unknown or missing, and those there are.</summary>
    private static void CheckFields(JsonNode? node, Type type, string path, string where)
    {
        var shape = Json.GetTypeInfo(type);
        switch (shape.Kind, node)
        {
            case (JsonTypeInfoKind.Object, JsonObject fields):
                foreach (var (name, value) in fields)
                {
                    var known = shape.Properties.FirstOrDefault(property => property.Name == name)
                        ?? throw new KitException($"{where}: there is no field {path}{name}; the fields are {string.Join(", ", shape.Properties.Select(p => p.Name))}.");
                    CheckFields(value, known.PropertyType, $"{path}{name}.", where);
                }
                foreach (var missing in shape.Properties.Where(property => property.IsRequired && !fields.ContainsKey(property.Name)))
                {
                    throw new KitException($"{where}: the field {path}{missing.Name} is missing; add it.");
                }
                break;
            case (JsonTypeInfoKind.Enumerable, JsonArray items):
                for (var i = 0; i < items.Count; i++) { CheckFields(items[i], shape.ElementType!, FormattableString.Invariant($"{path.TrimEnd('.')}[{i}]."), where); }
                break;
        }
    }

    private static string Known(KitFolders folders)
    {
        var shipped = Path.Combine([folders.Root, .. ShippedPlace]);
        var files = Directory.Exists(shipped) ? Directory.GetFiles(shipped, "*.json") : [];
        var names = files.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        return $"{string.Join(", ", names)} (in {shipped})";
    }
}
