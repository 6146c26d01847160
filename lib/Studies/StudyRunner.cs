namespace LayerFreezing;

/// <summary>
/// Runs a study to its end, or as far as it gets: started again it goes on where it was, and several processes, on
/// several machines that share a disk, may run the same study at once.
/// </summary>
/// <example><code>
/// var results = await new StudyRunner(Study.Load("mini.json")).Run();
/// </code></example>
public sealed class StudyRunner
{
    private readonly StudyPlan _plan;
    private readonly StudyRunnerOptions _options;
    private readonly KitFolders _folders;
    private readonly int _workers;

    /// <summary>Works the study out.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How it is run here.</param>
    /// <exception cref="KitException">A model isn't known, or a depth doesn't fit one.</exception>
    public StudyRunner(Study study, StudyRunnerOptions? options = null)
    {
        _options = options ?? new();
        _folders = _options.Folders ?? KitFolders.Find();
        _plan = StudyPlan.Of(study, _folders);
        _workers = _options.WorkersFor(study);
    }

    /// <summary>The study before anything is run: what is shown before the first report.</summary>
    public StudyProgress Ready => new(
        _plan.Study.Name, _plan.SearchCells.Count > 0 ? CellStage.Search : CellStage.Grid, _plan.SearchCells.Count > 0 ? _plan.SearchCells.Count : _plan.GridCells().Count,
        0, 0, 0, [], TimeSpan.Zero, double.NaN, null);

    /// <summary>Does every run that isn't done, then writes what is derived from the records.</summary>
    /// <param name="progress">Told at every change.</param>
    /// <param name="cancel">Breaks off at the next step; what is under way goes on from there the next time.</param>
    /// <exception cref="KitException">A model or data isn't here, the results are another study's, or the store can't be written.</exception>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public async Task<StudyResults> Run(IProgress<StudyProgress>? progress = null, CancellationToken cancel = default)
    {
        var folder = Begin();
        folder.Store.Sweep(isDone: false);
        var (search, grid) = List(folder);
        var workers = Workers(folder);
        try
        {
            if (grid.Count == 0)
            {
                await Stage(folder, CellStage.Search, search, workers, keepsCaches: true, progress, cancel);
                _ = Choose(folder, search) ?? throw NotAll(folder, search);
                (search, grid) = List(folder);
            }
            await Stage(folder, CellStage.Grid, grid, workers, keepsCaches: false, progress, cancel);
        }
        finally
        {
            await End(workers);
        }
        return Finish(folder);
    }

    /// <summary>Does some runs of one stage alone, as a task of a cluster's job does; nothing is derived from them.</summary>
    /// <param name="part">Which; those beyond the last don't count.</param>
    /// <param name="progress">Told at every change.</param>
    /// <param name="cancel">Breaks off at the next step.</param>
    /// <returns>The runs with their records.</returns>
    /// <exception cref="KitException">As of <see cref="Run"/>; or the grid's turn hasn't come, since runs of the search are missing.</exception>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public async Task<IReadOnlyList<(Cell Cell, RunRecord? Record)>> RunPart(CellRange part, IProgress<StudyProgress>? progress = null, CancellationToken cancel = default)
    {
        var folder = Begin();
        var cells = Named(part.Of(part.Stage == CellStage.Search ? _plan.SearchCells : _plan.GridCells(ChoicesFor(folder))));
        folder.RefuseChanged(cells.Select(cell => cell.Cell));
        var workers = Workers(folder);
        try
        {
            await Stage(folder, part.Stage, cells, workers, keepsCaches: true, progress, cancel);
        }
        finally
        {
            await End(workers);
        }
        return [.. cells.Select(cell => (cell.Cell, folder.Store.Find(cell.Cell.Id)))];
    }

    /// <summary>Writes what is derived from the records that are there, and removes what nobody needs any more if all are.</summary>
    public StudyResults Collect()
    {
        var folder = Begin();
        List(folder);
        return Finish(folder);
    }

    /// <summary>Computes the activations of every frozen part that runs still need, so that they only read them.</summary>
    /// <param name="told">Told of each that is there, in a line.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The files.</returns>
    public IReadOnlyList<string> BuildCaches(IProgress<string>? told = null, CancellationToken cancel = default)
    {
        var folder = Begin();
        var (search, grid) = List(folder);
        // Before a search is done the grid's runs have no names yet, and all of them are to be done.
        var left = search.Concat(grid).Where(cell => folder.Store.Find(cell.Cell.Id) is not { Status: not RunStatus.Failed }).Select(cell => cell.Planned);
        return new CacheBuilder(_plan.Inputs, Device).Build(grid.Count == 0 ? left.Concat(_plan.GridCells()) : left, told, cancel);
    }

    private string Device => ComputeDevice.Choose(_plan.Study.Device).ToString();

    private StudyFolder Begin()
    {
        _plan.RequireInputs();
        return StudyFolder.Begin(_plan.Study, _options.Results ?? StudyFolder.PlaceFor(_plan.Study, _folders));
    }

    /// <summary>All runs with their names, as they are listed in the folder; the grid has none before the search is done.</summary>
    private (List<QueuedCell> Search, List<QueuedCell> Grid) List(StudyFolder folder)
    {
        var search = Named(_plan.SearchCells);
        var choices = Choose(folder, search);
        var grid = choices is null && search.Count > 0 ? [] : Named(_plan.GridCells(choices));
        folder.Write([.. search.Concat(grid).Select(cell => cell.Cell)]);
        return (search, grid);
    }

    /// <summary>What the search chose, by the list of its runs; null where the study has none.</summary>
    private RateChoices? ChoicesFor(StudyFolder folder)
    {
        if (_plan.SearchCells.Count == 0) { return null; }
        if (folder.Choices() is { } choices) { return choices; }
        var search = Named(_plan.SearchCells);
        return Choose(folder, search) ?? throw NotAll(folder, search);
    }

    private async Task Stage(StudyFolder folder, CellStage stage, List<QueuedCell> cells, List<ICellWorker> workers,
        bool keepsCaches, IProgress<StudyProgress>? progress, CancellationToken cancel)
    {
        var run = new StudyStage(folder, _plan, stage, cells, Device, _workers, _options, keepsCaches, progress);
        await run.Run(workers, cancel);
    }

    private static StudyResults Finish(StudyFolder folder)
    {
        var results = StudyResults.Load(folder);
        results.Write();
        folder.Store.Sweep(results.IsComplete);
        return results;
    }

    private List<ICellWorker> Workers(StudyFolder folder) => [.. Enumerable.Range(0, _workers).Select(_ => NewWorker(folder))];

    private static Task End(List<ICellWorker> workers) => Task.WhenAll(workers.Select(worker => worker.DisposeAsync().AsTask()));

    private List<QueuedCell> Named(IReadOnlyList<PlannedCell> planned)
    {
        List<QueuedCell> cells = [.. planned.Select(cell => new QueuedCell(_plan.Inputs.CellOf(cell, Device), cell))];
        var twice = cells.GroupBy(cell => (cell.Cell.Id, cell.Cell.Stage)).FirstOrDefault(same => same.Count() > 1)?.ToList();
        return twice is null ? cells : throw new KitException(
            $"{twice[0].Cell} and {twice[1].Cell} of the study {_plan.Study.Name} are the same run: take one of them out.");
    }

    private static RateChoices? Choose(StudyFolder folder, List<QueuedCell> search)
    {
        if (folder.Study.Search is not { } settings || search.Count == 0) { return null; }
        var records = search.Select(cell => folder.Store.Find(cell.Cell.Id)).ToList();
        if (records.Any(record => record is null or { Status: RunStatus.Failed })) { return null; }
        var choices = RateChoices.Of(settings.On, search.Zip(records, (cell, record) => (cell.Cell, record!.Score)));
        folder.Write(choices);
        return choices;
    }

    private ICellWorker NewWorker(StudyFolder folder) => _options.StartWorker is { } start
        ? new WorkerProcess(() => start(folder.Path))
        : new LocalWorker(folder.Store);

    private static KitException NotAll(StudyFolder folder, List<QueuedCell> search)
    {
        var failed = search.First(cell => folder.Store.Find(cell.Cell.Id) is null or { Status: RunStatus.Failed }).Cell;
        return new(folder.Store.Find(failed.Id)?.Reason is { } reason
            ? $"No learning rate can be chosen: {failed} failed ({reason}); run the study again when its cause is removed."
            : $"No learning rate can be chosen: {failed} isn't done; run the study again.");
    }
}
