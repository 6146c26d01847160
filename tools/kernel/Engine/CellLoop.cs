using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NotebookKernel;

/// <summary>What the kernel puts into the loops of cells, so that an interrupt ends them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellLoop
{
    private static volatile bool _stopping;
    private static int _leftBehind;

    /// <summary>Ends the loop where its cell has been interrupted; costs one test of one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Look()
    {
        if (_stopping) { LookCloser(); }
    }

    /// <summary>Makes loops look closer, or not any more, but for those that interrupted cells have left behind.</summary>
    internal static void Stop(bool stopping) => _stopping = stopping || Volatile.Read(ref _leftBehind) > 0;

    /// <summary>So many more threads of interrupted cells go on somewhere.</summary>
    internal static void LeftBehind(int more) => Interlocked.Add(ref _leftBehind, more);

    private static void LookCloser() => CellContext.Current?.Interrupted.ThrowIfCancellationRequested();
}
