using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NotebookKernel;

/// <summary>What the kernel puts into the loops of cells, so that an interrupt ends them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellLoop
{
    private static volatile bool _stopping;

    /// <summary>Ends the loop where its cell has been interrupted; costs one test of one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Look()
    {
        if (_stopping) { LookCloser(); }
    }

    /// <summary>Makes loops look closer, or not any more.</summary>
    internal static void Stop(bool stopping) => _stopping = stopping;

    private static void LookCloser() => CellContext.Current?.Interrupted.ThrowIfCancellationRequested();
}
