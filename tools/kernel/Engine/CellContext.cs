namespace NotebookKernel;

/// <summary>
/// One run of one cell: flows with the cell's code to every thread and task it starts, so that what they print goes to
/// the cell that started them, also after it has ended.
/// </summary>
internal sealed class CellContext : IDisposable
{
    private static readonly AsyncLocal<CellContext?> Flowing = new();
    private static volatile CellContext? _latest;

    private readonly CancellationTokenSource _interrupt = new();
    private int _thrown;
    private volatile bool _watched;

    public CellContext(ICellOutput target, int number, OutputLimits limits)
    {
        Number = number;
        Output = new PacedOutput(target, limits);
    }

    /// <summary>The cell whose code is running here, or the one that ran last where a thread has shed its context.</summary>
    public static CellContext? Current => Flowing.Value ?? _latest;

    /// <summary>The execution count: the number between the cell's brackets.</summary>
    public int Number { get; }

    public PacedOutput Output { get; }

    /// <summary>Signalled when the person interrupts.</summary>
    public CancellationToken Interrupted => _interrupt.Token;

    /// <summary>The same, for code that means to end in its own way, and is left to.</summary>
    public CancellationToken Watch()
    {
        _watched = true;
        return Interrupted;
    }

    /// <summary>The person has interrupted.</summary>
    public bool IsInterrupted => _interrupt.IsCancellationRequested;

    /// <summary>
    /// Ends an interrupted cell when its code, or a library's that it runs, calls the kernel to show something; once, so
    /// that what cleans up behind it can still say so.
    /// </summary>
    public void ThrowIfInterrupted()
    {
        if (IsInterrupted && !_watched && Interlocked.Exchange(ref _thrown, 1) == 0) { throw new OperationCanceledException(Interrupted); }
    }

    /// <summary>Makes this the current cell of the calling code and of all it starts.</summary>
    public void Enter() => _latest = Flowing.Value = this;

    /// <summary>Lets the calling code be nobody's again.</summary>
    public static void Leave() => Flowing.Value = null;

    /// <summary>Tells whoever watches <see cref="Interrupted"/>.</summary>
    public void Interrupt() => _interrupt.Cancel();

    /// <summary>Sends what is still held back.</summary>
    public void Dispose() => Output.Flush(atEnd: true);
}
