using System.Text.RegularExpressions;

namespace LayerFreezing;

/// <summary>
/// Models of the Hugging Face hub by their names, kept in the cache that its own tools share. What is there is used as it
/// is; nothing is asked of the network for it.
/// </summary>
/// <example><code>
/// var model = ModelFolder.Load(ModelHub.Folder("bert-base-uncased"), GlueTask.RTE);
/// </code></example>
public sealed partial class ModelHub
{
    private readonly HubSettings _settings;
    private readonly FetchPatience _patience;
    private readonly HubCache _cache;

    /// <summary>The hub as the environment says.</summary>
    /// <param name="settings">Where it is and where the cache is; null reads the environment.</param>
    /// <param name="patience">How long to wait and how often to try again; null is the usual.</param>
    /// <exception cref="KitException">A variable of the environment is bad.</exception>
    public ModelHub(HubSettings? settings = null, FetchPatience? patience = null)
    {
        _settings = settings ?? HubSettings.FromEnvironment();
        _patience = patience ?? new FetchPatience();
        _cache = new HubCache(_settings.Cache);
    }

    /// <summary>The folder of a model, wherever it is: a folder of that name, the kit's own places, the hub's cache, and at last the hub itself.</summary>
    /// <param name="name">A folder, the name of a known model, or <c>owner/name</c>.</param>
    /// <param name="folders">Where the kit lies; null finds it.</param>
    /// <param name="progress">Told while files come.</param>
    /// <param name="tell">Told size and licence before much is fetched; null is standard error.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="KitException">It is nowhere, or can't be fetched; the sentence says how to bring it.</exception>
    public static string Folder(
        string name, KitFolders? folders = null, IProgress<FetchProgress>? progress = null, Action<string>? tell = null, CancellationToken cancel = default)
    {
        folders ??= KitFolders.Find();
        if (folders.FindModel(name) is { } here) { return here; }
        // A mistyped name isn't worth a question to the hub.
        if (KnownModel.Find(name) is null && !(name.Contains('/', StringComparison.Ordinal) && IdPattern.IsMatch(name))) { return folders.Model(name); }
        return new ModelHub().Fetch(name, progress: progress, tell: tell, cancel: cancel).GetAwaiter().GetResult();
    }

    /// <summary>The folder of a model that is in the cache with all that the kit reads; null where it isn't.</summary>
    /// <param name="name">The name of a known model, or <c>owner/name</c>.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    public string? Find(string name, string revision = "main")
    {
        var known = KnownModel.Find(name);
        string[] names = known is null ? [name] : [known.Id, known.Name];
        return names.Where(id => IdPattern.IsMatch(id)).Select(id => _cache.Find(id, revision)).FirstOrDefault(folder => folder is not null);
    }

    /// <summary>Fetches what the cache lacks of a model's newest state.</summary>
    /// <param name="name">The name of a known model, or <c>owner/name</c>.</param>
    /// <param name="revision">A branch, a tag or a commit.</param>
    /// <param name="progress">Told while files come.</param>
    /// <param name="tell">Told size and licence before much is fetched; null is standard error.</param>
    /// <param name="cancel">Ends it early; what has come is kept and gone on with.</param>
    /// <returns>The model's folder.</returns>
    /// <exception cref="KitException">It can't be had; the sentence says why and what to do.</exception>
    public async Task<string> Fetch(
        string name, string revision = "main", IProgress<FetchProgress>? progress = null, Action<string>? tell = null, CancellationToken cancel = default)
    {
        var id = KnownModel.Find(name)?.Id ?? name;
        if (!IdPattern.IsMatch(id)) { throw new KitException($"'{name}' is no name of a model: say OWNER/NAME as the hub does, or one of {Names()}."); }
        if (!RevisionPattern.IsMatch(revision)) { throw new KitException($"'{revision}' is no revision: say a branch, a tag or a commit."); }
        if (_settings.IsOffline) { throw new KitException($"{id} isn't in {_settings.Cache} and HF_HUB_OFFLINE forbids to fetch it: unset it, or {HowToBring(name, id)}."); }
        using var web = new WebClient(_patience);
        var fetch = new ModelFetch(_settings, web, id, revision, progress, tell ?? Console.Error.WriteLine);
        try
        {
            return await fetch.Run(cancel);
        }
        catch (FetchException failure)
        {
            throw new KitException(Sentence(failure, name, id, revision, fetch.File), failure);
        }
    }

    private string Sentence(FetchException failure, string name, string id, string revision, string file) => failure switch
    {
        { IsNoNetwork: true } => $"{file} of {id} isn't in {_settings.Cache} and can't be fetched ({failure.Message}): see to the network, or {HowToBring(name, id)}.",
        { Status: 401 or 403 } => $"{id} isn't on {_settings.Endpoint.Host}, or it is private or behind terms of its own: see to the name; accept the terms on its page and set HF_TOKEN.",
        { Code: "RevisionNotFound" } => $"{id} on {_settings.Endpoint.Host} has no revision {revision}: say a branch, a tag or a commit that it has.",
        { Status: 404 } => $"There is no model {id} on {_settings.Endpoint.Host}, nor a folder of that name here: see to the name.",
        { Retries: FetchException.Never } => $"{file} of {id} can't be fetched: {failure.Message}. Nothing of it is kept.",
        _ => $"{file} of {id} can't be fetched: {failure.Message}. What has come is kept: try again later, or {HowToBring(name, id)}.",
    };

    private string HowToBring(string name, string id)
    {
        var files = KnownModel.Find(name)?.Config.ModelType switch
        {
            EncoderType.Bert => "config.json, model.safetensors and vocab.txt",
            EncoderType.Roberta => "config.json, model.safetensors, vocab.json and merges.txt",
            _ => "config.json, model.safetensors and the vocabulary",
        };
        return $"bring {files} from {_settings.Endpoint.AbsoluteUri.TrimEnd('/')}/{id} to data/models/{Path.GetFileName(name)}, "
            + $"or {_cache.Repository(id)} from a machine where ./kit fetch model {name} was called";
    }

    private static string Names() => string.Join(", ", KnownModel.All.Select(model => model.Name));

    [GeneratedRegex(@"^(?!.*(\.\.|--))[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?$")]
    private static partial Regex IdPattern { get; }

    [GeneratedRegex(@"^(?!.*\.\.)[A-Za-z0-9][\w./-]*$")]
    private static partial Regex RevisionPattern { get; }
}
