namespace LayerFreezing;

/// <summary>Where a study stands on disk, whoever runs it and wherever.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Folder">The folder of the results.</param>
/// <param name="SearchTotal">Runs of the search.</param>
/// <param name="SearchDone">Those that are done.</param>
/// <param name="GridTotal">Runs of the grid.</param>
/// <param name="GridDone">Those that are done.</param>
/// <param name="Diverged">Runs that diverged.</param>
/// <param name="Running">Runs that some process is at, with what it says of them.</param>
/// <param name="Failed">Runs that broke off, with the reason.</param>
/// <param name="Damaged">Records that are damaged, a sentence each; their runs are done again.</param>
/// <param name="Choices">The learning rates that were chosen, a line each.</param>
public sealed record StudyStatus(
    string Study, string Folder, int SearchTotal, int SearchDone, int GridTotal, int GridDone, int Diverged,
    IReadOnlyList<RunUnderWay> Running, IReadOnlyList<RunThatFailed> Failed, IReadOnlyList<string> Damaged, IReadOnlyList<string> Choices)
{
    /// <summary>The study's jobs on a Slurm cluster; none where it was never given to one, null where no cluster can be asked from here.</summary>
    public IReadOnlyList<SlurmTask>? Slurm { get; init; } = [];

    /// <summary>Whether every run is done.</summary>
    public bool IsComplete => GridTotal > 0 && GridDone == GridTotal && SearchDone == SearchTotal;

    /// <summary>Looks at the results of a study; nothing is changed.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="folder">The folder of its results, which needn't be there.</param>
    public static StudyStatus Of(StudyPlan plan, StudyFolder folder)
    {
        var cells = folder.Cells() ?? [];
        List<(Cell Cell, RunRecord? Record)> runs = [.. cells.Select(cell => (cell, folder.Store.Find(cell.Id)))];
        var choices = folder.Choices();
        var (search, grid) = (runs.Where(run => run.Cell.Stage == CellStage.Search), runs.Where(run => run.Cell.Stage == CellStage.Grid));
        return new(
            plan.Study.Name, folder.Path, plan.SearchCells.Count, search.Count(IsDone), plan.GridCells(choices).Count, grid.Count(IsDone),
            runs.Count(run => run.Record?.Status == RunStatus.Diverged),
            [.. cells.SelectMany(cell => folder.Store.OwnerOf(cell.Id) is { } owner ? [new RunUnderWay(cell, owner)] : (RunUnderWay[])[])],
            [.. runs.Where(run => run.Record?.Status == RunStatus.Failed).Select(run => new RunThatFailed(run.Cell, run.Record!.Reason ?? ""))],
            folder.Store.Damaged(), [.. choices?.All.Select(choice => choice.ToString()) ?? []])
        {
            Slurm = new SlurmJobs(folder).Tasks(),
        };
    }

    private static bool IsDone((Cell Cell, RunRecord? Record) run) => run.Record is { Status: not RunStatus.Failed };
}
