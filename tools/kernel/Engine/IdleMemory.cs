namespace NotebookKernel;

/// <summary>Gives memory back to the machine a moment after a cell that used much of it has ended.</summary>
internal sealed class IdleMemory
{
    private const long Much = 48L << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private long _kept;
    private int _cells;

    /// <summary>A cell begins.</summary>
    public void Busy() => Interlocked.Increment(ref _cells);

    /// <summary>A cell has ended: where no other follows soon, what it left is collected.</summary>
    public void Idle()
    {
        var cell = Volatile.Read(ref _cells);
        Flusher.After(Pause, () =>
        {
            if (Volatile.Read(ref _cells) != cell || GC.GetTotalMemory(false) < Volatile.Read(ref _kept) + Much) { return; }
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                Volatile.Write(ref _kept, GC.GetTotalMemory(false));
            }, null);
        });
    }
}
