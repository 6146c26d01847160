using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>
/// A grid of runs: models × tasks × depths × seeds, and how each is run. One JSON file (<see cref="StudyFile"/>), whose
/// fields are these in snake_case; an unknown field is an error.
/// </summary>
public sealed record Study
{
    /// <summary>The name, and that of the folder its results go to: letters, digits, <c>-</c>, <c>_</c> and <c>.</c></summary>
    public required string Name { get; init; }

    /// <summary>What the study asks, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Models, by name or by folder.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Tasks, by name.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>The depths one by one; instead of <see cref="Grid"/>.</summary>
    public IReadOnlyList<FreezePlan> Depths { get; init; } = [];

    /// <summary>The depths by rule, for models of any number of layers (<see cref="PlanGrid"/>): <c>paper</c>, <c>every</c>, or a range such as <c>none..all</c>.</summary>
    public string? Grid { get; init; }

    /// <summary>The seeds; every depth is run with each.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [1, 2, 3, 4, 5];

    /// <summary>The preset all runs start from.</summary>
    public string Preset { get; init; } = "default";

    /// <summary>Options changed for all runs, by name: <c>{"Epochs": 5}</c>.</summary>
    public JsonObject Set { get; init; } = [];

    /// <summary>Learning rates by model and task: a number, or one for each depth.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, TaskRates>> Rates { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, TaskRates>>();

    /// <summary>Options changed for some runs; of two that fit, the later one holds.</summary>
    public IReadOnlyList<CellOverride> Overrides { get; init; } = [];

    /// <summary>The search for learning rates that comes before, for models and tasks <see cref="Rates"/> doesn't have; null for none.</summary>
    public RateSearch? Search { get; init; }

    /// <summary>
    /// Leaves runs out of the means that aren't above this part of the best of the same model, task and depth, as the
    /// paper's authors did with 0.9; null keeps all. Results are reported both ways.
    /// </summary>
    public double? DropBelow { get; init; }

    /// <summary>Threads of one run. They decide its last bits, so they belong to the study and not to the machine.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where runs are computed: <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>The GLUE root; null searches the kit's.</summary>
    public string? Data { get; init; }

    /// <summary>How the study is spread over a Slurm cluster.</summary>
    public SlurmSettings Slurm { get; init; } = new();

    /// <summary>A study of one model and one task, all of whose runs have the same options.</summary>
    /// <param name="name">The study's name.</param>
    /// <param name="model">The model, by name or by folder.</param>
    /// <param name="task">The task, by name.</param>
    /// <param name="depths">The depths.</param>
    /// <param name="seeds">The seeds, in place of that of the options.</param>
    /// <param name="options">The options; 0 threads are one for each core.</param>
    /// <exception cref="KitException">A name or a value doesn't fit.</exception>
    public static Study Of(string name, string model, string task, IEnumerable<FreezePlan> depths, IEnumerable<int> seeds, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var set = options.ToJson();
        foreach (var own in StudyCheck.OwnFields) { set.Remove(own); }
        var study = new Study
        {
            Name = name,
            Models = [model],
            Tasks = [task],
            Depths = [.. depths],
            Seeds = [.. seeds],
            Set = set,
            Threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
        };
        StudyCheck.Check(study);
        return study;
    }

    /// <summary>Reads a study.</summary>
    /// <param name="file">Its JSON file.</param>
    /// <exception cref="KitException">The file is missing, isn't JSON, has an unknown field or a value that doesn't fit.</exception>
    public static Study Load(string file) => StudyFile.Read(file);

    /// <summary>
    /// Finds a study: a file, a study of the kit's <c>data/studies</c>, or one that has results and a copy there.
    /// </summary>
    /// <param name="nameOrFile">A path to a JSON file, or a study's name.</param>
    /// <param name="folders">Where the kit lies.</param>
    /// <exception cref="KitException">There is none.</exception>
    public static Study Find(string nameOrFile, KitFolders folders) => StudyFile.Find(nameOrFile, folders);

    /// <summary>The study as JSON, every field by its name.</summary>
    public string ToJson() => StudyFile.Text(this);

    /// <summary>The depths for a model, as they hold for it and in the study's order.</summary>
    /// <param name="layers">L, the model's number of encoder layers.</param>
    /// <exception cref="KitException">A depth asks for layers the model doesn't have.</exception>
    public IReadOnlyList<FreezePlan> PlansFor(int layers) =>
        Grid is { } grid ? PlanGrid.Plans(grid, layers) : [.. Depths.Select(plan => plan.Resolve(layers)).Distinct()];

    /// <summary>The options of a run, before the model fills in the rest.</summary>
    /// <param name="model">One of <see cref="Models"/>.</param>
    /// <param name="task">A task's name.</param>
    /// <param name="plan">The depth, as it holds for the model.</param>
    /// <param name="layers">L, the model's number of encoder layers.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="chosen">The rate a search has chosen; null for none.</param>
    internal TrainingOptions Options(string model, string task, FreezePlan plan, int layers, int seed, double? chosen = null)
    {
        var options = Presets.Find(Preset).SetAll(Set);
        if ((RateOf(model, task, plan) ?? chosen) is { } rate) { options = options with { LearningRate = rate }; }
        foreach (var change in Overrides.Where(change => change.Fits(model, task, plan, layers, seed))) { options = options.SetAll(change.Set); }
        return options with { Seed = seed, Threads = Threads };
    }

    /// <summary>The rate the table has for a run, or null.</summary>
    internal double? RateOf(string model, string task, FreezePlan plan) => Rates.TryGetValue(model, out var tasks)
        ? tasks.FirstOrDefault(entry => GlueTask.Find(entry.Key).Name == task).Value?.For(plan)
        : null;
}
