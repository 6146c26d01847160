using System.Globalization;

namespace NotebookKernel;

/// <summary>How a cell's code ended: with a value, by an exception, or because the person interrupted it.</summary>
internal readonly record struct CellOutcome(object? Value, Exception? Failure, bool Interrupted);

/// <summary>
/// Runs a cell's code so that an interrupt ends it wherever it is: loops and functions look at a flag, sleeps and waits are
/// woken, what takes no notice is left behind. What follows an await comes back to these threads (not to one of them: code
/// that blocks on its own tasks doesn't lock itself up).
/// </summary>
internal sealed class CellRun : SynchronizationContext
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CellThreads _threads;
    private readonly CellContext _cell;
    private readonly HashSet<RunningPart> _running = [];
    private readonly object _lock = new();
    private CellOutcome? _outcome;
    private bool _interrupting;
    private bool _stopping;
    private int _behind;

    public CellRun(CellThreads threads, CellContext cell) => (_threads, _cell) = (threads, cell);

    /// <summary>Starts the code and waits for its end.</summary>
    public CellOutcome Run(Func<Task<object?>> code)
    {
        Start(() =>
        {
            _cell.Enter();
            var task = code();
            task.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }, isCell: true);
        lock (_lock)
        {
            while (_outcome is null) { Monitor.Wait(_lock); }
            return _outcome.Value;
        }
    }

    /// <summary>
    /// Ends the cell: first its cancellation token is signalled, then its threads are woken wherever they wait. A cell that
    /// only waits for a task ends at once; one whose threads are busy in a library or in native code ends without them, a
    /// second later, or as soon as it is interrupted again.
    /// </summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            if (_outcome is not null) { return; }
            if (_stopping) { LeaveBehind(); }
            if (_interrupting) { return; }
            _interrupting = true;
        }
        InBackground(() =>
        {
            InBackground(_cell.Interrupt);
            lock (_lock)
            {
                WaitForEnd(Grace, () => false);
                if (_outcome is not null) { return; }
                _stopping = true;
                foreach (var part in _running) { InBackground(part.Stop); }
                WaitForEnd(Patience, () => _running.Count == 0);
                if (_outcome is null) { LeaveBehind(); }
            }
        });
    }

    public override void Post(SendOrPostCallback d, object? state) => Start(() => d(state), isCell: false);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private void WaitForEnd(TimeSpan atMost, Func<bool> otherwise)
    {
        var until = Environment.TickCount64 + (long)atMost.TotalMilliseconds;
        while (_outcome is null && !otherwise() && until - Environment.TickCount64 is > 0 and var left) { Monitor.Wait(_lock, (int)left); }
    }

    /// <summary>Ends the cell as it is. Threads that go on see an interrupt whenever they come back to the cell's code.</summary>
    private void LeaveBehind()
    {
        if (_running.Count > 0)
        {
            _behind = _running.Count;
            CellLoop.LeftBehind(_behind);
            _cell.Output.Write("stderr", "A library or native code that the cell called doesn't stop. It goes on in the background until it returns; restart the kernel to end it now.\n");
        }
        End(new CellOutcome(null, null, Interrupted: true));
    }

    private void Start(Action code, bool isCell)
    {
        var part = new RunningPart(
            () =>
            {
                SetSynchronizationContext(this);
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                try { code(); }
                finally
                {
                    SetSynchronizationContext(null);
                    CellContext.Leave();
                }
            },
            (ended, failure) => Ended(ended, failure, isCell));
        var stop = false;
        lock (_lock)
        {
            // After the cell's end, what it left running is no longer anybody's to stop.
            if (_outcome is null)
            {
                _running.Add(part);
                stop = _stopping;
            }
        }
        _threads.Start(part.Run);
        if (stop) { InBackground(part.Stop); }
    }

    private void Ended(RunningPart part, Exception? failure, bool isCell)
    {
        if (failure is not null) { Failed(failure, isCell); }
        lock (_lock)
        {
            if (_running.Remove(part) && _behind > 0)
            {
                _behind--;
                CellLoop.LeftBehind(-1);
            }
            Monitor.PulseAll(_lock);
        }
    }

    private void Failed(Exception failure, bool isCell)
    {
        lock (_lock)
        {
            if (isCell || _stopping)
            {
                if (_outcome is null) { End(Outcome(failure)); }
                return;
            }
        }
        // An async void method threw: there is no task to take the exception.
        _cell.Output.Write("stderr", string.Join("\n", Traceback.Of(failure).Traceback) + "\n");
    }

    private void Ended(Task<object?> task)
    {
        lock (_lock)
        {
            if (_outcome is not null) { return; }
            End(task.Status switch
            {
                TaskStatus.RanToCompletion => new CellOutcome(task.Result, null, false),
                TaskStatus.Canceled => Outcome(new TaskCanceledException(task)),
                _ => Outcome(task.Exception!.InnerExceptions.Count == 1 ? task.Exception.InnerException! : task.Exception),
            });
        }
    }

    private CellOutcome Outcome(Exception failure)
    {
        // Only an exception that the interrupt made counts as one: an error of the cell's own stays its error.
        var inner = failure is AggregateException several ? several.Flatten().InnerExceptions : (IReadOnlyList<Exception>)[failure];
        var stopped = inner.All(one => IsStop(one) || IsStop(one.InnerException));
        return _interrupting && stopped ? new CellOutcome(null, null, Interrupted: true) : new CellOutcome(null, failure, Interrupted: false);
    }

    private static bool IsStop(Exception? failure) => failure is OperationCanceledException or ThreadInterruptedException;

    private void End(CellOutcome outcome)
    {
        _outcome = outcome;
        Monitor.PulseAll(_lock);
    }

    private static void InBackground(Action step)
    {
        using (ExecutionContext.SuppressFlow()) { new Thread(() => step(), ZmtpSocket.StackBytes) { IsBackground = true, Name = "interrupt" }.Start(); }
    }
}
