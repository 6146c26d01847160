namespace LayerFreezing;

/// <summary>A study worked out: its runs in order, and what of its models and data is here.</summary>
public sealed class StudyPlan
{
    private StudyPlan(Study study, StudyInputs inputs, IReadOnlyList<StudyModel> models, IReadOnlyList<GlueTask> tasks)
    {
        (Study, Inputs, Models, Tasks) = (study, inputs, models, tasks);
        SearchCells = [.. Searched()];
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>Its models.</summary>
    public IReadOnlyList<StudyModel> Models { get; }

    /// <summary>Its tasks.</summary>
    public IReadOnlyList<GlueTask> Tasks { get; }

    /// <summary>The runs of the search for learning rates, in order; none where the study has no search.</summary>
    public IReadOnlyList<PlannedCell> SearchCells { get; }

    /// <summary>Models that aren't here and tasks whose data isn't, by name.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. Models.Where(model => model.Folder is null).Select(model => model.Label),
        .. Tasks.Where(task => Inputs.RootOf(task) is null).Select(task => task.Name),
    ];

    internal StudyInputs Inputs { get; }

    /// <summary>Makes sure that every model and task is here.</summary>
    /// <exception cref="KitException">Some aren't; the sentence names them and where they are looked for.</exception>
    internal void RequireInputs()
    {
        if (Missing is not { Count: > 0 } missing) { return; }
        throw new KitException(
            $"The study {Study.Name} needs {string.Join(", ", missing)}, not found here: put models into {string.Join(" or ", Inputs.Folders.ModelPlaces)}, "
            + $"and GLUE's files into {string.Join(" or ", Inputs.Folders.GluePlaces(Tasks[0]))}.");
    }

    /// <summary>Works a study out.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folders">Where the kit lies.</param>
    /// <exception cref="KitException">A model isn't here and isn't known by name, or a depth doesn't fit a model.</exception>
    public static StudyPlan Of(Study study, KitFolders folders) => new(
        study, new StudyInputs(study, folders), [.. study.Models.Select(name => StudyModel.Find(name, folders))], [.. study.Tasks.Select(name => GlueTask.Find(name))]);

    /// <summary>The runs of the grid, in the order that lets a frozen part be computed once: by model, task, depth, seed.</summary>
    /// <param name="choices">The rates that the search has chosen; null before it is done, when the runs have the rates they would have without.</param>
    public IReadOnlyList<PlannedCell> GridCells(RateChoices? choices = null) =>
    [
        .. from model in Models
           from task in Tasks
           from plan in Study.PlansFor(model.Config.Layers)
           from seed in Study.Seeds
           select Planned(CellStage.Grid, model, task, plan, Options(model, task, plan, seed, choices?.For(model.Label, task.Name, plan))),
    ];

    private IEnumerable<PlannedCell> Searched()
    {
        if (Study.Search is not { } search) { return []; }
        return from model in Models
               from task in Tasks
               from plan in search.On == SearchOn.All ? [FreezePlan.All] : Study.PlansFor(model.Config.Layers)
               where Study.RateOf(model.Name, task.Name, plan) is null
               from rate in search.Rates
               from seed in search.Seeds
               select Planned(CellStage.Search, model, task, plan, Options(model, task, plan, seed) with { LearningRate = rate });
    }

    private TrainingOptions Options(StudyModel model, GlueTask task, FreezePlan plan, int seed, double? chosen = null) =>
        Study.Options(model.Name, task.Name, plan, model.Config.Layers, seed, chosen);

    private static PlannedCell Planned(CellStage stage, StudyModel model, GlueTask task, FreezePlan plan, TrainingOptions options) =>
        new(stage, model, task, plan, options.For(model.Config, task));
}
