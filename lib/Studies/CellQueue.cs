namespace LayerFreezing;

/// <summary>
/// The runs that are left, handed out so that workers keep what they have loaded and computed: each goes on with the
/// frozen part it knows, then with the same model and task, and turns to what no other is at before it joins one.
/// </summary>
internal sealed class CellQueue(IEnumerable<QueuedCell> cells)
{
    private const int WaitForOthers = 250;

    private readonly Lock _lock = new();
    private readonly List<QueuedCell> _waiting = [.. cells];
    private readonly Dictionary<int, Cell> _last = [];
    private readonly HashSet<int> _idle = [];

    /// <summary>The runs that wait, in order.</summary>
    public IReadOnlyList<QueuedCell> Waiting
    {
        get { lock (_lock) { return [.. _waiting]; } }
    }

    /// <summary>The next run for a worker; null where none is to be had now.</summary>
    /// <param name="worker">The worker's number.</param>
    /// <param name="wait">How long to wait before asking again, where all that are left are in other hands; null when there are none.</param>
    public QueuedCell? Take(int worker, out TimeSpan? wait)
    {
        lock (_lock)
        {
            wait = null;
            _idle.Add(worker);
            var now = Environment.TickCount64;
            var best = _waiting.Where(cell => cell.NotBefore <= now).MinBy(cell => Strangeness(cell.Cell, worker));
            if (best is null)
            {
                if (_waiting.Count > 0) { wait = TimeSpan.FromMilliseconds(Math.Max(1, _waiting.Min(cell => cell.NotBefore) - now)); }
                return null;
            }
            _waiting.Remove(best);
            _idle.Remove(worker);
            _last[worker] = best.Cell;
            return best;
        }
    }

    /// <summary>Puts a run back to be done next.</summary>
    public void Return(QueuedCell cell)
    {
        lock (_lock) { _waiting.Insert(0, cell); }
    }

    /// <summary>Puts a run back that another process is at, to be looked at again after a while.</summary>
    public void Defer(QueuedCell cell)
    {
        lock (_lock) { _waiting.Add(cell with { NotBefore = Environment.TickCount64 + WaitForOthers }); }
    }

    /// <summary>Whether a run that waits has the same frozen part as this one.</summary>
    public bool IsPrefixWanted(Cell cell)
    {
        lock (_lock) { return _waiting.Any(waiting => SharesPrefix(waiting.Cell, cell)); }
    }

    /// <summary>How little a worker has at hand for a run, 0 to 4.</summary>
    private int Strangeness(Cell cell, int worker)
    {
        if (_last.TryGetValue(worker, out var mine) && SharesPrefix(mine, cell)) { return 0; }
        var others = _last.Where(other => other.Key != worker && !_idle.Contains(other.Key)).Select(other => other.Value).ToList();
        if (mine is not null && SharesData(mine, cell)) { return others.Any(other => SharesPrefix(other, cell)) ? 3 : 1; }
        return others.Any(other => SharesData(other, cell)) ? 4 : 2;
    }

    private static bool SharesData(Cell one, Cell other) => one.Model == other.Model && one.Task == other.Task;

    internal static bool SharesPrefix(Cell one, Cell other) => SharesData(one, other) && one.Plan == other.Plan;
}
