namespace LayerFreezing;

/// <summary>GLUE's data from the benchmark's own archive, checked file by file before it is used.</summary>
public sealed class GlueArchive
{
    private static readonly Dictionary<string, string> Archives = new()
    {
        ["CoLA"] = "CoLA.zip",
        ["SST-2"] = "SST-2.zip",
        ["STS-B"] = "STS-B.zip",
        ["QQP"] = "QQP-clean.zip",
        ["MNLI"] = "MNLI.zip",
        ["QNLI"] = "QNLIv2.zip",
        ["RTE"] = "RTE.zip",
        ["WNLI"] = "WNLI.zip",
    };

    private const string Variable = "KIT_GLUE_ARCHIVE";

    private readonly Uri _archive;
    private readonly bool _isOffline;
    private readonly FetchPatience _patience;

    /// <summary>The archive.</summary>
    /// <param name="archive">The address of its files or of a mirror; null is what KIT_GLUE_ARCHIVE says, else the benchmark's own.</param>
    /// <param name="patience">How long to wait and how often to try again; null is the usual.</param>
    /// <param name="isOffline">Whether nothing may be asked of the network; null is what HF_HUB_OFFLINE says.</param>
    public GlueArchive(Uri? archive = null, FetchPatience? patience = null, bool? isOffline = null)
    {
        _archive = archive ?? FromEnvironment() ?? new Uri("https://dl.fbaipublicfiles.com");
        _patience = patience ?? new FetchPatience();
        _isOffline = isOffline ?? HubSettings.FromEnvironment().IsOffline;
    }

    /// <summary>Fetches a task's files into a GLUE root.</summary>
    /// <param name="task">One of GLUE's nine.</param>
    /// <param name="root">The root; the task's folder is made in it.</param>
    /// <param name="accept">Is shown terms that must be accepted, and says whether they are; null accepts none.</param>
    /// <param name="progress">Told while files come.</param>
    /// <param name="cancel">Ends it early; what has come is kept and gone on with.</param>
    /// <returns>What is in the task's folder now.</returns>
    /// <exception cref="KitException">The terms aren't accepted, or the files can't be had or aren't GLUE's; then none of them is there.</exception>
    public async Task<IReadOnlyList<GlueFileState>> Fetch(
        GlueTask task, string root, Func<string, bool>? accept = null, IProgress<FetchProgress>? progress = null, CancellationToken cancel = default)
    {
        if (GlueTerms.MustBeAccepted(task) && accept?.Invoke(GlueTerms.Of(task)) != true)
        {
            throw new KitException($"{GlueTerms.Of(task)} Nothing was fetched: accept these terms with --accept.");
        }
        var files = task == GlueTask.MRPC ? Mrpc() : [ArchiveOf(task)];
        if (_isOffline) { throw new KitException($"HF_HUB_OFFLINE forbids to fetch {task.Name}: unset it, or {HowToBring(task, files)}."); }
        var work = Path.Combine(root, ".fetch");
        using var alone = await FileLock.Take(Path.Combine(work, task.Folder + ".lock"), cancel);
        using var web = new WebClient(_patience);
        var under = files[0];
        try
        {
            foreach (var file in files)
            {
                under = file;
                var path = Path.Combine(work, file.Name);
                if (!File.Exists(path)) { await new FileFetch(web).Fetch(file, path + ".incomplete", path, progress, cancel); }
            }
            return GlueStaging.Unpack(task, work, files.Select(file => Path.Combine(work, file.Name)), root);
        }
        catch (FetchException failure)
        {
            throw new KitException($"{task.Name} can't be fetched, {WebClient.Shown(under.Address)}: {failure.Message}. Try again later, or {HowToBring(task, files)}.", failure);
        }
    }

    private WebFile ArchiveOf(GlueTask task) => Archives.TryGetValue(task.Name, out var name)
        ? new WebFile(name, At($"glue/data/{name}")) { Most = 1L << 30 }
        : throw new KitException($"{task.Name} isn't one of GLUE's tasks: {string.Join(", ", GlueTask.All)} can be fetched.");

    private List<WebFile> Mrpc() =>
    [
        Source(MrpcFiles.TrainSource, $"senteval/senteval_data/{MrpcFiles.TrainSource}"),
        Source(MrpcFiles.TestSource, $"senteval/senteval_data/{MrpcFiles.TestSource}"),
        Source(MrpcFiles.DevIds, "glue/data/mrpc_dev_ids.tsv"),
    ];

    private WebFile Source(string name, string path)
    {
        var known = GlueFile.Of(GlueTask.MRPC).First(file => file.Name == name);
        return new WebFile(name, At(path))
        {
            Most = known.Most,
            Fault = file => FileCheck.Sha256(file) == known.Hash ? null : "what came is not the file of GLUE: its hash is another",
        };
    }

    private Uri At(string path) => new($"{_archive.AbsoluteUri.TrimEnd('/')}/{path}");

    private static string HowToBring(GlueTask task, IEnumerable<WebFile> files) =>
        $"bring {string.Join(", ", files.Select(file => WebClient.Shown(file.Address)))} from a machine with network and call ./kit fetch glue {task.Name} --from FOLDER";

    private static Uri? FromEnvironment() => Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } text ? Mirror(text) : null;

    /// <summary>The address of a mirror, as the environment names it.</summary>
    internal static Uri Mirror(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
        ? address
        : throw new KitException($"{Variable} is '{text}', which is no address: set it to that of a mirror of GLUE's archive, or unset it.");

    /// <summary>The names of a task's files in an archive, with what each may unpack to; null where it has no archive.</summary>
    internal static (string Archive, IReadOnlyDictionary<string, long> Files)? ContentsOf(GlueTask task) => Archives.TryGetValue(task.Name, out var name)
        ? (name, GlueFile.Of(task).ToDictionary(file => $"{task.Folder}/{file.Name}", file => file.Most))
        : null;
}
