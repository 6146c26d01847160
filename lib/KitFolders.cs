namespace LayerFreezing;

/// <summary>
/// Where the kit and its data lie. What is asked for by name is searched in the kit's own <c>data</c> folder, then in the
/// folder that the environment variable KIT_SHARED names, then in a folder <c>shared</c> beside the kit; models at last in
/// the Hugging Face hub's cache.
/// </summary>
/// <param name="Root">The kit's own folder; without one, <c>data</c> is searched in the current folder.</param>
/// <param name="Shared">What KIT_SHARED says, or null.</param>
public sealed record KitFolders(string Root, string? Shared)
{
    /// <summary>The Hugging Face hub's cache; null doesn't look there.</summary>
    public string? HubCache { get; init; }

    /// <summary>
    /// Finds the kit: <paramref name="root"/> if given, else what KIT_ROOT says, else the first folder above this assembly,
    /// above the running program or above the current folder that holds global.json and LayerFreezing.Lib.csproj, else the
    /// current folder.
    /// </summary>
    /// <param name="root">The kit's folder where the caller knows it.</param>
    public static KitFolders Find(string? root = null)
    {
        var found = root ?? Variable("KIT_ROOT")
            ?? Above(Path.GetDirectoryName(typeof(KitFolders).Assembly.Location))
            ?? Above(AppContext.BaseDirectory)
            ?? Above(Environment.CurrentDirectory)
            ?? Environment.CurrentDirectory;
        return new KitFolders(Path.GetFullPath(found), Variable("KIT_SHARED")) { HubCache = HubSettings.CacheOf(Environment.GetEnvironmentVariable) };
    }

    /// <summary>The folders searched for models, in order.</summary>
    public IReadOnlyList<string> ModelPlaces => [InRoot("data", "models"), InRoot("data", "models", "hub"), .. SharedPlaces("models")];

    /// <summary>The GLUE roots searched for a task, in order: each may hold a folder for it.</summary>
    /// <param name="task">The task, whose <see cref="GlueTask.Collection"/> is the root's name.</param>
    public IReadOnlyList<string> GluePlaces(GlueTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return [InRoot("data", task.Collection), .. SharedPlaces(task.Collection)];
    }

    /// <summary>The first GLUE root that has a folder for the task, or null.</summary>
    /// <param name="task">The task that is looked for.</param>
    public string? FindGlue(GlueTask task) =>
        GluePlaces(task).FirstOrDefault(place => Directory.Exists(Path.Combine(place, task.Folder)));

    /// <summary>The GLUE root to read a task from.</summary>
    /// <param name="task">The task that is looked for.</param>
    /// <param name="data">A root the user named (<c>--data</c>); then no other is searched.</param>
    /// <exception cref="KitException">No root has a folder for the task; the sentence names those looked in.</exception>
    public string Glue(GlueTask task, string? data = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        IReadOnlyList<string> places = data is null ? GluePlaces(task) : [Path.GetFullPath(data)];
        return places.FirstOrDefault(place => Directory.Exists(Path.Combine(place, task.Folder)))
            ?? throw new KitException(
                $"No data for {task.Name}: there is no folder {task.Folder} in {Listed(places)}; put GLUE's files there or name their root with --data{HowToFetch(task)}.");
    }

    /// <summary>
    /// The folder of a model, or null: the folder <paramref name="name"/> itself, else the first of that name among
    /// <see cref="ModelPlaces"/>, else the one in the hub's cache. Nothing is fetched: <see cref="ModelHub.Folder"/> does.
    /// </summary>
    /// <param name="name">A folder, or a model's name with or without its owner (<c>owner/name</c>).</param>
    public string? FindModel(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(name)) { return null; }
        if (Directory.Exists(name)) { return Path.GetFullPath(name); }
        return ModelPlaces
            .SelectMany(place => new[] { Path.Combine(place, name), Path.Combine(place, Path.GetFileName(name)) })
            .FirstOrDefault(HoldsModel)
            ?? (HubCache is { } cache ? new ModelHub(new HubSettings { Cache = cache }).Find(name) : null);
    }

    /// <summary>The folder of a model.</summary>
    /// <param name="name">A folder, or a model's name with or without its owner (<c>owner/name</c>).</param>
    /// <exception cref="KitException">There is no such folder; the sentence names the places looked in.</exception>
    public string Model(string name) => FindModel(name)
        ?? throw new KitException(
        $"No model {name}: it is neither a folder nor a model in {Listed(HubCache is { } cache ? [.. ModelPlaces, cache] : ModelPlaces)}; put its folder there or name one with --model{HowToFetch(name)}.");

    /// <summary>The first of several pairs of a model and a task whose files are both here.</summary>
    /// <param name="wanted">Names of a model and a task, from the most wanted to what the kit ships.</param>
    /// <exception cref="KitException">None is here; the sentence is that of what the last one lacks.</exception>
    /// <example><code>
    /// var (model, task) = folders.AtHand(("all-MiniLM-L6-v2", "CoLA"), ("micro-bert", "micro-CoLA"));
    /// </code></example>
    public (string Model, string Task) AtHand(params IReadOnlyList<(string Model, string Task)> wanted)
    {
        ArgumentOutOfRangeException.ThrowIfZero(wanted.Count);
        foreach (var pair in wanted)
        {
            if (FindModel(pair.Model) is not null && FindGlue(GlueTask.Find(pair.Task)) is not null) { return pair; }
        }
        _ = (Model(wanted[^1].Model), Glue(GlueTask.Find(wanted[^1].Task)));
        return wanted[^1];
    }

    /// <summary>Every model folder (one with a config.json) in <see cref="ModelPlaces"/>, in their order, by name within a place.</summary>
    public IReadOnlyList<string> Models() =>
    [
        .. ModelPlaces.Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateDirectories(place).Order(StringComparer.Ordinal))
            .Where(HoldsModel),
    ];

    private IEnumerable<string> SharedPlaces(string collection)
    {
        var beside = Path.GetFullPath(InRoot("..", "shared", collection));
        if (Shared is null) { return [beside]; }
        var named = Path.GetFullPath(Path.Combine(Shared, collection));
        return named == beside ? [beside] : [named, beside];
    }

    private static string HowToFetch(GlueTask task) =>
        task.Collection == GlueTask.CoLA.Collection ? $", or fetch them with ./kit fetch glue {task.Name}" : "";

    /// <summary>What a known name, or one that has an owner, can be had by.</summary>
    private string HowToFetch(string name) =>
        KnownModel.Find(name) is not null || name.Split('/').Length == 2 ? $", or fetch it with ./kit fetch model {name}"
        : HubCache is null || name.Contains('/', StringComparison.Ordinal) ? ""
        : $", or say OWNER/{name} as the Hugging Face hub does, and it is fetched";

    private string InRoot(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static bool HoldsModel(string folder) => File.Exists(Path.Combine(folder, "config.json"));

    private static string? Above(string? start)
    {
        if (string.IsNullOrEmpty(start)) { return null; }
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json"))
                && File.Exists(Path.Combine(folder.FullName, "LayerFreezing.Lib.csproj")))
            {
                return folder.FullName;
            }
        }
        return null;
    }

    private static string Listed(IReadOnlyList<string> places) =>
        places.Count == 1 ? places[0] : $"{string.Join(", ", places.Take(places.Count - 1))} or {places[^1]}";
}
