namespace NotebookKernel;

/// <summary>
/// The threads cells run on: with a large stack, made when all others are busy, gone after they have had nothing to do.
/// </summary>
internal sealed class CellThreads
{
    private const int StackBytes = 16 << 20;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly Queue<Func<bool>> _work = new();
    private int _waiting;

    /// <summary>Runs a piece of work on a free thread, or on a new one.</summary>
    /// <param name="work">Gives back false where its thread is not to be used again.</param>
    public void Start(Func<bool> work)
    {
        lock (_work)
        {
            _work.Enqueue(work);
            if (_waiting >= _work.Count)
            {
                Monitor.Pulse(_work);
                return;
            }
        }
        using (ExecutionContext.SuppressFlow()) { new Thread(Run, StackBytes) { IsBackground = true, Name = "cell" }.Start(); }
    }

    private void Run()
    {
        try
        {
            while (Next() is { } work && work()) { }
        }
        catch (ThreadInterruptedException)
        {
            // The thread was stopped and ends: whoever stopped it says so.
            return;
        }
    }

    private Func<bool>? Next()
    {
        lock (_work)
        {
            _waiting++;
            try
            {
                while (_work.Count == 0)
                {
                    if (!Monitor.Wait(_work, Idle) && _work.Count == 0) { return null; }
                }
                return _work.Dequeue();
            }
            finally { _waiting--; }
        }
    }
}
