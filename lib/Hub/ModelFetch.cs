namespace LayerFreezing;

/// <summary>One fetch of a model: what the kit reads of it, into the hub's cache.</summary>
internal sealed class ModelFetch(HubSettings settings, WebClient web, string id, string revision, IProgress<FetchProgress>? progress, Action<string> tell)
{
    /// <summary>From here on the user is told what will come before it comes.</summary>
    private const long LargeFetch = 500_000_000;

    private static readonly string[] Welcome = ["tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "tokenizer.json"];

    private readonly HubCache _cache = new(settings.Cache);
    private readonly HubRepository _repository = new(settings, web, id);

    /// <summary>The file it was busy with, for the sentence when it fails.</summary>
    public string File { get; private set; } = "config.json";

    /// <summary>Fetches what isn't here.</summary>
    /// <returns>The folder of the model.</returns>
    /// <exception cref="FetchException">A file can't be had.</exception>
    /// <exception cref="KitException">The model is none the kit reads, or there is no room for it.</exception>
    public async Task<string> Run(CancellationToken cancel)
    {
        var config = await Find(revision, "config.json", cancel) ?? throw Lacks("config.json");
        await Fetch(config, cancel);
        var folder = _cache.Snapshot(id, config.Commit);
        // Before the weights come: a model that the kit can't compute isn't worth their bytes.
        var type = EncoderConfig.Load(folder).ModelType;
        var files = await Choose(config.Commit, type, cancel);
        await Announce([.. files.Where(file => !HubCache.IsThere(_cache.Blob(id, file.Tag)))], cancel);
        foreach (var file in files) { await Fetch(file, cancel); }
        _cache.Point(id, revision, config.Commit);
        return folder;
    }

    private async Task<List<HubFile>> Choose(string commit, EncoderType type, CancellationToken cancel)
    {
        List<HubFile> files = [];
        foreach (var name in type == EncoderType.Bert ? new[] { "vocab.txt" } : ["vocab.json", "merges.txt"])
        {
            files.Add(await Find(commit, name, cancel) ?? throw Lacks(name));
        }
        foreach (var name in Welcome)
        {
            if (await Find(commit, name, cancel) is { } file) { files.Add(file); }
        }
        files.Add(await Find(commit, "model.safetensors", cancel)
            ?? await Find(commit, "pytorch_model.bin", cancel)
            ?? throw Lacks("model.safetensors or pytorch_model.bin"));
        return files;
    }

    private async Task<HubFile?> Find(string at, string name, CancellationToken cancel)
    {
        File = name;
        var file = await _repository.Describe(at, name, cancel);
        if (file is null && HubCache.SafeCommit(at) is { } commit) { _cache.Miss(id, commit, name); }
        return file;
    }

    private async Task Fetch(HubFile file, CancellationToken cancel)
    {
        File = file.Name;
        using var alone = await _cache.Lock(id, file.Tag, cancel);
        var blob = _cache.Blob(id, file.Tag);
        if (!System.IO.File.Exists(blob))
        {
            await new FileFetch(web).Fetch(_repository.ToFetch(file), blob + ".incomplete", blob, progress, cancel);
        }
        _cache.Link(id, file.Commit, file.Name, file.Tag);
    }

    private async Task Announce(IReadOnlyList<HubFile> files, CancellationToken cancel)
    {
        var bytes = files.Sum(file => file.Size ?? 0);
        var room = Room();
        if (bytes > room)
        {
            throw new KitException(FormattableString.Invariant(
                $"{id} needs {bytes / 1e6:0} MB and {settings.Cache} has room for {room / 1e6:0} MB: free some space, or have HF_HUB_CACHE name another folder."));
        }
        if (bytes <= LargeFetch) { return; }
        var licence = KnownModel.Find(id)?.Licence ?? await _repository.Licence(files[0].Commit, cancel) ?? "not stated by its authors";
        tell(FormattableString.Invariant($"Fetching {id}: {bytes / 1e6:0} MB into {settings.Cache}; licence: {licence}."));
    }

    private long Room()
    {
        try
        {
            return new DriveInfo(_cache.Repository(id)).AvailableFreeSpace;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue; // then the writing says so
        }
    }

    private KitException Lacks(string what) => new($"{id} on {settings.Endpoint.Host} has no {what} in revision {revision}: name another model or revision.");
}
