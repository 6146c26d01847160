using System.Diagnostics;

namespace LayerFreezing;

/// <summary>One stage of a study under way: its runs are handed to workers until none is left.</summary>
internal sealed class StudyStage
{
    // Killed, or out of memory: once more, for the machine may have had a bad moment.
    private const int Retries = 1;

    private readonly StudyFolder _folder;
    private readonly StudyPlan _plan;
    private readonly CellStage _stage;
    private readonly string _device;
    private readonly int _workers;
    private readonly TimeSpan _keepEvery;
    private readonly bool _keepsCaches;
    private readonly IProgress<StudyProgress>? _progress;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _lock = new(), _telling = new();
    private readonly CellQueue _queue;
    private readonly RunCosts _costs;
    private readonly ScoreBoard _scores = new();
    private readonly Dictionary<int, (QueuedCell Cell, TrainingProgress? Progress)> _running = [];
    private readonly int _total;
    private int _done, _diverged, _failed, _doneHere;
    private (long At, TimeSpan? Left) _timeLeft = (long.MinValue / 2, null);
    private StoreException? _fault;

    public StudyStage(StudyFolder folder, StudyPlan plan, CellStage stage, IReadOnlyList<QueuedCell> cells, string device, int workers,
        StudyRunnerOptions options, bool keepsCaches, IProgress<StudyProgress>? progress)
    {
        (_keepEvery, _keepsCaches) = (options.KeepEvery, keepsCaches);
        (_folder, _plan, _stage, _device, _workers, _progress, _total) = (folder, plan, stage, device, workers, progress, cells.Count);
        _costs = new RunCosts(plan);
        _queue = new CellQueue(cells.Where(cell => !IsThere(cell)));
    }

    /// <summary>Does the runs that are left.</summary>
    /// <exception cref="StoreException">A record can't be written.</exception>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public async Task Run(IReadOnlyList<ICellWorker> workers, CancellationToken cancel)
    {
        Tell();
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            await Task.WhenAll(workers.Select((worker, place) => Work(place + 1, worker, broken)));
        }
        catch (OperationCanceledException) when (_fault is not null)
        {
            throw _fault;
        }
        cancel.ThrowIfCancellationRequested();
    }

    private async Task Work(int number, ICellWorker worker, CancellationTokenSource broken)
    {
        try
        {
            while (true)
            {
                broken.Token.ThrowIfCancellationRequested();
                var cell = _queue.Take(number, out var wait);
                if (cell is null && wait is null) { return; }
                if (cell is null) { await Task.Delay(wait!.Value, broken.Token); }
                else if (IsThere(cell)) { Tell(); }
                else { await Do(number, worker, cell, broken); }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await broken.CancelAsync();
            throw;
        }
    }

    private async Task Do(int number, ICellWorker worker, QueuedCell cell, CancellationTokenSource broken)
    {
        var order = _plan.Inputs.OrderOf(cell.Cell, cell.Planned, _device, _workers, _keepEvery);
        Note(number, (cell, null));
        var outcome = await worker.Run(order, progress => Note(number, (cell, progress)), broken.Token);
        Note(number, null);
        if (outcome.SetAside is { } said) { Tell(said: said, about: cell.Cell); }
        switch (outcome.End)
        {
            case CellEnd.Done:
                Count(cell, _folder.Store.Find(cell.Cell.Id)!, isNew: true);
                Free(cell.Cell, outcome.CacheFiles ?? []);
                break;
            case CellEnd.There or CellEnd.Busy:
                _queue.Defer(cell);
                break;
            case CellEnd.Stopped:
                _queue.Return(cell);
                break;
            case CellEnd.MachineFailed when cell.Failures < Retries:
                _queue.Return(cell with { Failures = cell.Failures + 1 });
                Tell(said: $"{cell.Cell} is tried again: {outcome.Reason}.", about: cell.Cell);
                break;
            case CellEnd.MachineFailed or CellEnd.RunFailed:
                Fail(cell, order, outcome.Reason!);
                break;
            case CellEnd.StoreFailed:
                _fault ??= new StoreException(outcome.Reason!, new IOException(outcome.Reason));
                await broken.CancelAsync();
                break;
        }
    }

    /// <summary>Deletes the activations of a frozen part that no run here will need again.</summary>
    private void Free(Cell cell, IReadOnlyList<string> files)
    {
        lock (_lock)
        {
            if (_keepsCaches || _queue.IsPrefixWanted(cell) || _running.Values.Any(run => CellQueue.SharesPrefix(run.Cell.Cell, cell))) { return; }
        }
        foreach (var file in files) { File.Delete(file); }
    }

    /// <summary>Whether a run has its record; it is counted then.</summary>
    private bool IsThere(QueuedCell cell)
    {
        if (_folder.Store.Find(cell.Cell.Id) is not { Status: not RunStatus.Failed } record) { return false; }
        Count(cell, record, isNew: false);
        return true;
    }

    private void Count(QueuedCell cell, RunRecord record, bool isNew)
    {
        EndedCell ended;
        lock (_lock)
        {
            _scores.Add(cell.Cell, record);
            _costs.Add(record);
            if (record.Status == RunStatus.Failed) { _failed++; }
            else { _done++; }
            if (record.Status == RunStatus.Diverged) { _diverged++; }
            if (isNew) { _doneHere++; }
            ended = new EndedCell(cell.Cell, record, _scores.Of(cell.Cell));
        }
        if (isNew) { Tell(ended); }
    }

    private void Fail(QueuedCell cell, CellOrder order, string reason)
    {
        using var claim = _folder.Store.Claim(cell.Cell.Id);
        if (claim is null || _folder.Store.Find(cell.Cell.Id) is { Status: not RunStatus.Failed })
        {
            // Another process has it, or has done it meanwhile.
            _queue.Defer(cell);
            return;
        }
        var record = _plan.Inputs.Failure(cell.Cell, cell.Planned, order, reason);
        try
        {
            _folder.Store.Write(record);
        }
        catch (StoreException failure)
        {
            _fault ??= failure;
            throw;
        }
        Count(cell, record, isNew: true);
    }

    private void Note(int worker, (QueuedCell Cell, TrainingProgress? Progress)? state)
    {
        lock (_lock)
        {
            if (state is { } now) { _running[worker] = now; }
            else { _running.Remove(worker); }
        }
        if (state is not null) { Tell(); }
    }

    private void Tell(EndedCell? ended = null, string? said = null, Cell? about = null)
    {
        if (_progress is null) { return; }
        // What is told later is newer.
        lock (_telling) { _progress.Report(Snapshot(ended, said, about)); }
    }

    private StudyProgress Snapshot(EndedCell? ended, string? said, Cell? about)
    {
        lock (_lock)
        {
            var running = _running.OrderBy(worker => worker.Key)
                .Select(worker => new RunningCell(worker.Key, worker.Value.Cell.Cell, worker.Value.Progress, _scores.Of(worker.Value.Cell.Cell))).ToList();
            var hours = _watch.Elapsed.TotalHours;
            return new(_plan.Study.Name, _stage, _total, _done, _diverged, _failed, running,
                _watch.Elapsed, _doneHere == 0 ? double.NaN : _doneHere / hours, TimeLeft(), ended, said, about);
        }
    }

    private TimeSpan? TimeLeft()
    {
        const long LooksNoOftener = 500;
        if (Environment.TickCount64 - _timeLeft.At < LooksNoOftener) { return _timeLeft.Left; }
        var (seconds, isKnown) = (0.0, true);
        foreach (var cell in _queue.Waiting) { Add(cell, 1); }
        foreach (var (cell, progress) in _running.Values) { Add(cell, 1 - (progress?.Fraction ?? 0)); }
        _timeLeft = (Environment.TickCount64, isKnown ? TimeSpan.FromSeconds(seconds / _workers) : null);
        return _timeLeft.Left;

        void Add(QueuedCell cell, double share)
        {
            var cost = _costs.Of(cell.Planned);
            isKnown &= cost.Basis != EstimateBasis.Guessed;
            seconds += share * cost.Seconds;
        }
    }
}
