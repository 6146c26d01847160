using System.Runtime;

namespace NotebookKernel;

/// <summary>
/// A piece of a cell's code on a thread. Either the thread comes to the end of the code, or somebody aborts it: whichever
/// is first says how it ended. An aborted thread isn't used again.
/// </summary>
internal sealed class RunningPart(Action code, Action<RunningPart, Exception?> ended)
{
    private const int Running = 0, Ended = 1, Aborted = 2;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private readonly CancellationTokenSource _abort = new();
    private readonly ManualResetEventSlim _started = new();
    private volatile Thread? _thread;
    private volatile bool _inCode;
    private Exception? _failure;
    private int _state = Running;

    /// <summary>Runs the code on the calling thread.</summary>
    /// <returns>False where the thread was aborted and has to end.</returns>
    public bool Run()
    {
        _thread = Thread.CurrentThread;
        _started.Set();
        try
        {
#pragma warning disable SYSLIB0046 // An abort may leave the code's own state torn; for a cell the person interrupts that is what is asked for.
            ControlledExecution.Run(Enter, _abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception thrown)
        {
            _failure = thrown;
        }
        if (Interlocked.CompareExchange(ref _state, Ended, Running) != Running) { return false; }
        ended(this, _failure);
        return true;
    }

    /// <summary>
    /// Ends the code and waits until its thread has ended. The code has been asked to stop already: a thread that sleeps
    /// or waits is woken, and one that goes on all the same is aborted; a native call ends first. The abort comes last
    /// because the runtime doesn't always survive it.
    /// </summary>
    public void Abort()
    {
        if (Interlocked.CompareExchange(ref _state, Aborted, Running) != Running) { return; }
        _started.Wait();
        var since = Environment.TickCount64;
        var aborting = false;
        while (!_thread!.Join(Again))
        {
            if (_inCode && (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0) { _thread.Interrupt(); }
            if (aborting || Environment.TickCount64 - since < Patience.TotalMilliseconds) { continue; }
            aborting = true;
            new Thread(_abort.Cancel, ZmtpSocket.StackBytes) { IsBackground = true, Name = "abort" }.Start();
        }
        ended(this, _failure ?? new OperationCanceledException());
    }

    private void Enter()
    {
        _inCode = true;
        try { code(); }
        finally { _inCode = false; }
    }
}
