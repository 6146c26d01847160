namespace LayerFreezing;

/// <summary>
/// Keeps prefix activations for reuse by every epoch, seed, learning rate and head over the same frozen weights and texts: in
/// memory up to a limit, else in files of a folder that other processes share.
/// </summary>
/// <param name="folder">Where files go; made when the first is written.</param>
/// <param name="memoryLimit">Bytes kept in memory in all; larger caches become files.</param>
public sealed class PrefixCaches(string folder, long memoryLimit = 1L << 30) : IDisposable
{
    private readonly Dictionary<string, PrefixActivations> _open = [];

    /// <summary>Where files go.</summary>
    public string Folder { get; } = folder;

    /// <summary>The folder of this machine's caches: KIT_CACHE, else data/cache of the kit.</summary>
    public static string DefaultFolder => FolderOf(KitFolders.Find());

    /// <summary>The folder for runs of that kit: KIT_CACHE, else its data/cache.</summary>
    public static string FolderOf(KitFolders folders) => Environment.GetEnvironmentVariable("KIT_CACHE") is { Length: > 0 } chosen
        ? chosen : Path.Combine(folders.Root, "data", "cache");

    /// <summary>The files that are in use here.</summary>
    public IReadOnlyList<string> FilesInUse => [.. _open.Where(open => open.Value.OnDisk).Select(open => PrefixCacheFile.PathOf(Folder, open.Key))];

    /// <summary>The bytes a cache would take.</summary>
    public static long SizeOf(SequenceClassifier model, IReadOnlyList<TokenizedText> texts, CachePrecision precision)
    {
        var firstTokens = model.Plan.FirstTrainedLayer(model.Config.Layers) == model.Config.Layers;
        return PrefixActivations.BytesOf(PrefixActivations.RowsOf(texts, firstTokens).Sum(rows => (long)rows), model.Config.Width, precision);
    }

    /// <summary>The activations that enter the first trained layer of each text, computed unless they are there.</summary>
    /// <param name="model">The model, frozen by its plan.</param>
    /// <param name="texts">The examples.</param>
    /// <param name="precision">How they are kept.</param>
    /// <param name="cancel">Ends the computation early; nothing is left then.</param>
    /// <exception cref="StoreException">The folder can't be written.</exception>
    public PrefixActivations For(SequenceClassifier model, IReadOnlyList<TokenizedText> texts, CachePrecision precision, CancellationToken cancel = default)
    {
        var firstLayer = model.Plan.FirstTrainedLayer(model.Config.Layers);
        var key = PrefixKey.Of(model, firstLayer, texts, precision);
        if (_open.TryGetValue(key, out var known)) { return known; }
        var bytes = SizeOf(model, texts, precision);
        IActivationMemory memory = PrefixCacheFile.Open(Folder, key, bytes) is { } file ? file
            : bytes + _open.Values.Where(open => !open.OnDisk).Sum(open => open.Bytes) <= memoryLimit
            ? InMemory(bytes, Compute)
            : PrefixCacheFile.Create(Folder, key, bytes, Compute, cancel);
        return _open[key] = new PrefixActivations(memory, PrefixActivations.RowsOf(texts, firstLayer == model.Config.Layers), model.Config.Width, precision);

        void Compute(IActivationMemory target) => PrefixActivations.Compute(model, firstLayer, texts, precision, target, cancel);
    }

    /// <summary>The cache files of a folder with their sizes in bytes, oldest first.</summary>
    public static IReadOnlyList<FileInfo> Files(string folder) => !Directory.Exists(folder) ? []
        : [.. new DirectoryInfo(folder).GetFiles("prefix-*").OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>Deletes the cache files of a folder; the bytes that were freed.</summary>
    public static long Clear(string folder)
    {
        var files = Files(folder);
        var bytes = files.Sum(file => file.Length);
        foreach (var file in files) { file.Delete(); }
        return bytes;
    }

    /// <summary>Frees the memory; files stay.</summary>
    public void Dispose()
    {
        foreach (var activations in _open.Values) { activations.Dispose(); }
        _open.Clear();
    }

    private static ActivationsInMemory InMemory(long bytes, Action<IActivationMemory> compute)
    {
        var memory = ActivationsInMemory.Of(bytes);
        try
        {
            compute(memory);
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }
}
