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

    /// <summary>Does every run that isn't done, then writes what is derived from the records.</summary>
    /// <param name="progress">Told at every change.</param>
    /// <param name="cancel">Breaks off at the next step; what is under way goes on from there the next time.</param>
    /// <exception cref="KitException">A model or data isn't here, the results are another study's, or the store can't be written.</exception>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public async Task<StudyResults> Run(IProgress<StudyProgress>? progress = null, CancellationToken cancel = default)
    {
        var study = _plan.Study;
        if (_plan.Missing is { Count: > 0 } missing) { throw Lacks(missing); }
        var device = ComputeDevice.Choose(study.Device).ToString();
        var folder = StudyFolder.Begin(study, _options.Results ?? StudyFolder.PlaceFor(study, _folders));
        folder.Store.Sweep(isDone: false);

        var search = Named(_plan.SearchCells, device);
        var choices = Choose(folder, search);
        var grid = choices is null && search.Count > 0 ? [] : Named(_plan.GridCells(choices), device);
        folder.Write([.. search.Concat(grid).Select(cell => cell.Cell)]);
        var workers = Enumerable.Range(0, _workers).Select(_ => NewWorker(folder)).ToList();
        try
        {
            if (grid.Count == 0)
            {
                await Stage(folder, CellStage.Search, search, workers, device, progress, cancel);
                choices = Choose(folder, search) ?? throw NotAll(folder, search);
                grid = Named(_plan.GridCells(choices), device);
                folder.Write([.. search.Concat(grid).Select(cell => cell.Cell)]);
            }
            await Stage(folder, CellStage.Grid, grid, workers, device, progress, cancel);
        }
        finally
        {
            await Task.WhenAll(workers.Select(worker => worker.DisposeAsync().AsTask()));
        }
        var results = StudyResults.Load(folder);
        results.Write();
        folder.Store.Sweep(results.IsComplete);
        return results;
    }

    private async Task Stage(StudyFolder folder, CellStage stage, List<QueuedCell> cells, List<ICellWorker> workers,
        string device, IProgress<StudyProgress>? progress, CancellationToken cancel)
    {
        var run = new StudyStage(folder, _plan, stage, cells, device, _workers, _options.KeepEvery, progress);
        await run.Run(workers, cancel);
    }

    private List<QueuedCell> Named(IReadOnlyList<PlannedCell> planned, string device)
    {
        List<QueuedCell> cells = [.. planned.Select(cell => new QueuedCell(_plan.Inputs.CellOf(cell, device), cell))];
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

    private KitException Lacks(IReadOnlyList<string> missing) => new(
        $"The study {_plan.Study.Name} needs {string.Join(", ", missing)}, not found here: put models into {string.Join(" or ", _folders.ModelPlaces)}, "
        + $"and GLUE's files into {string.Join(" or ", _folders.GluePlaces(_plan.Tasks[0]))}.");

    private static KitException NotAll(StudyFolder folder, List<QueuedCell> search)
    {
        var failed = search.First(cell => folder.Store.Find(cell.Cell.Id) is null or { Status: RunStatus.Failed }).Cell;
        return new($"No learning rate can be chosen: {failed} failed ({folder.Store.Find(failed.Id)?.Reason}); run the study again when its cause is removed.");
    }
}
