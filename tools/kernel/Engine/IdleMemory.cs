namespace NotebookKernel;

/// <summary>Gives memory back to the machine a moment after cells that used much of it have ended.</summary>
internal sealed class IdleMemory
{
    private const long Much = 48L << 20;
    private const long QuicklyMoved = 512L << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private long _allocated;
    private int _cells;

    /// <summary>A cell begins.</summary>
    public void Busy() => Interlocked.Increment(ref _cells);

    /// <summary>A cell has ended: where no other follows soon, what it and those before it left is collected.</summary>
    public void Idle()
    {
        var cell = Volatile.Read(ref _cells);
        Flusher.After(Pause, () =>
        {
            if (Volatile.Read(ref _cells) != cell || GC.GetTotalAllocatedBytes() < Volatile.Read(ref _allocated) + Much) { return; }
            ThreadPool.UnsafeQueueUserWorkItem(_ => Collect(), null);
        });
    }

    private void Collect()
    {
        // To move gigabytes together would hold up the next cell for longer than the person's pause.
        if (GC.GetTotalMemory(forceFullCollection: false) < QuicklyMoved) { GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true); }
        else { GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false); }
        Volatile.Write(ref _allocated, GC.GetTotalAllocatedBytes());
    }
}
