namespace NotebookKernel;

/// <summary>
/// A piece of a cell's code on a thread. Either the thread comes to the end of the code, or somebody stops it: whichever
/// is first says how it ended. A stopped thread isn't used again.
/// </summary>
internal sealed class RunningPart(Action code, Action<RunningPart, Exception?> ended)
{
    private const int Running = 0, Ended = 1, Stopped = 2;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Expected = TimeSpan.FromSeconds(2);

    [ThreadStatic]
    private static RunningPart? _current;

    private readonly ManualResetEventSlim _started = new();
    private readonly Lock _disturbing = new();
    private volatile Thread? _thread;
    private volatile bool _inCode;
    private Exception? _failure;
    private int _state = Running;

    /// <summary>Runs the code on the calling thread.</summary>
    /// <returns>False where the thread was stopped and has to end.</returns>
    public bool Run()
    {
        _thread = Thread.CurrentThread;
        _started.Set();
        try { Enter(); }
        catch (Exception thrown)
        {
            _failure = thrown;
        }
        if (Interlocked.CompareExchange(ref _state, Ended, Running) != Running) { return false; }
        ended(this, _failure);
        return true;
    }

    /// <summary>
    /// Waits until the thread has ended. Its code has been asked to stop already; where it sleeps or waits it is woken.
    /// Code that takes no notice, a library's or a native call, is left to end by itself: the runtime could abort it, but
    /// doesn't survive that on Linux.
    /// </summary>
    public void Stop()
    {
        if (Interlocked.CompareExchange(ref _state, Stopped, Running) != Running) { return; }
        _started.Wait();
        var since = Environment.TickCount64;
        while (!_thread!.Join(Environment.TickCount64 - since < Expected.TotalMilliseconds ? Soon : Later)) { Wake(); }
        ended(this, _failure ?? new OperationCanceledException());
    }

    /// <summary>Runs a step of the kernel's own on a cell's thread so that nothing wakes it halfway.</summary>
    public static void Undisturbed(Action step)
    {
        if (_current is not { _inCode: true } part)
        {
            step();
            return;
        }
        lock (part._disturbing) { part._inCode = false; }
        try { step(); }
        finally { part._inCode = true; }
    }

    private void Wake()
    {
        lock (_disturbing)
        {
            if (_inCode && (_thread!.ThreadState & ThreadState.WaitSleepJoin) != 0) { _thread.Interrupt(); }
        }
    }

    private void Enter()
    {
        _current = this;
        _inCode = true;
        try { code(); }
        finally
        {
            _inCode = false;
            _current = null;
        }
    }
}
