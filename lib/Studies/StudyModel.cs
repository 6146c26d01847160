namespace LayerFreezing;

/// <summary>A model that a study names.</summary>
/// <param name="Name">As the study names it.</param>
/// <param name="Folder">Its folder; null where it isn't here.</param>
/// <param name="Config">Its sizes and settings.</param>
public sealed record StudyModel(string Name, string? Folder, EncoderConfig Config)
{
    /// <summary>The name in tables: the last part of the name or path.</summary>
    public string Label => LabelOf(Name);

    /// <summary>The last part of a model's name or path.</summary>
    public static string LabelOf(string name) => Path.GetFileName(Path.TrimEndingDirectorySeparator(name.Replace('\\', '/')));

    /// <summary>Finds a model; the paper's four and all-MiniLM-L6-v2 are known by name also where they aren't here.</summary>
    /// <param name="name">A model's name or folder.</param>
    /// <param name="folders">Where the kit lies.</param>
    /// <exception cref="KitException">It isn't here and isn't known, or its config.json is bad.</exception>
    public static StudyModel Find(string name, KitFolders folders)
    {
        if (folders.FindModel(name) is { } folder) { return new(name, folder, EncoderConfig.Load(folder)); }
        var config = (KnownModel.Find(name) ?? KnownModel.Find(LabelOf(name)))?.Config;
        // The sentence for a model that isn't anywhere is the folders' own.
        return config is null ? new(name, folders.Model(name), EncoderConfig.BertBase) : new(name, null, config);
    }
}
