namespace LayerFreezing;

/// <summary>What a study has to do, and what that will cost.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="SearchCells">Runs of the search.</param>
/// <param name="GridCells">Runs of the grid.</param>
/// <param name="Done">Runs whose record is there.</param>
/// <param name="Workers">Runs at once that the time is for.</param>
/// <param name="Time">The time the runs that are left will take.</param>
/// <param name="Memory">Bytes of memory, all workers together.</param>
/// <param name="Cache">Bytes of the largest cache of frozen activations that a run needs; 0 where none can be kept.</param>
/// <param name="Basis">What the least certain part of it rests on.</param>
/// <param name="Parts">The same by model and task.</param>
/// <param name="Missing">Models and tasks that aren't here.</param>
public sealed record StudyEstimate(
    string Study, int SearchCells, int GridCells, int Done, int Workers, TimeSpan Time, double Memory, double Cache, EstimateBasis Basis,
    IReadOnlyList<StudyPart> Parts, IReadOnlyList<string> Missing)
{
    /// <summary>Estimates what a study will cost here.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="folder">The folder of its results, which needn't be there.</param>
    /// <param name="folders">Where the kit lies: the records of its other studies are measurements, too.</param>
    /// <param name="workers">Runs at once; null is as many as the cores hold.</param>
    public static StudyEstimate Of(StudyPlan plan, StudyFolder folder, KitFolders folders, int? workers = null)
    {
        var count = workers ?? Math.Max(1, Environment.ProcessorCount / plan.Study.Threads);
        var costs = new RunCosts(plan);
        var elsewhere = Path.Combine(folders.Root, "results");
        IEnumerable<string> places = [folder.Path, .. Directory.Exists(elsewhere) ? Directory.EnumerateDirectories(elsewhere) : []];
        foreach (var record in places.Select(Path.GetFullPath).Distinct().SelectMany(place => new RunStore(place).All())) { costs.Add(record); }

        var done = (folder.Cells() ?? []).Where(cell => folder.Store.Find(cell.Id) is { Status: not RunStatus.Failed })
            .Select(cell => (cell.Stage, cell.Model, cell.Task, cell.Plan, cell.Seed, cell.Stage == CellStage.Search ? cell.Rate : 0)).ToHashSet();
        var runs = plan.SearchCells.Concat(plan.GridCells(folder.Choices())).Select(planned => (
            Planned: planned, Cost: costs.Of(planned),
            IsDone: done.Contains((planned.Stage, planned.Model.Label, planned.Task.Name, planned.Plan, planned.Options.Seed,
                planned.Stage == CellStage.Search ? planned.Options.LearningRate!.Value : 0)))).ToList();
        var parts = runs.GroupBy(run => (run.Planned.Model.Label, run.Planned.Task.Name)).Select(group => new StudyPart(
            group.Key.Label, group.Key.Name, group.Count(), group.Count(run => run.IsDone),
            TimeSpan.FromSeconds(group.Where(run => !run.IsDone).Sum(run => run.Cost.Seconds)),
            group.Max(run => run.Cost.Memory), group.Max(run => run.Cost.Cache), group.Max(run => run.Cost.Basis))).ToList();
        return new(
            plan.Study.Name, plan.SearchCells.Count, runs.Count - plan.SearchCells.Count, runs.Count(run => run.IsDone), count,
            TimeSpan.FromSeconds(parts.Sum(part => part.Work.TotalSeconds) / count), count * parts.Max(part => part.Memory), parts.Max(part => part.Cache),
            parts.Max(part => part.Basis), parts, plan.Missing);
    }
}
