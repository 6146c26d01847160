using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>
/// The threads of the OpenMP library that the tensor library has loaded (GNU's libgomp). After each of its products they
/// look out for more work for a while, so they take part at once and don't stand in the way of threads from elsewhere.
/// </summary>
internal static unsafe class OpenMpTeam
{
    // void GOMP_parallel(void (*fn)(void *), void *data, unsigned num_threads, unsigned flags), GCC's libgomp/parallel.c.
    private static readonly Lazy<nint> Parallel = new(() => LoadedLibrary.Find("libgomp", "GOMP_parallel"));

    /// <summary>Whether there is such a team in this process. False before the tensor library has been used.</summary>
    internal static bool IsThere => Parallel.Value != 0;

    /// <summary>Runs <paramref name="body"/> for every number below <paramref name="count"/>, this thread taking part.</summary>
    /// <exception cref="Exception">The first that <paramref name="body"/> throws; the other numbers are left out.</exception>
    internal static void For(int count, int threads, Action<int> body)
    {
        var work = new Work(count, body);
        var handle = GCHandle.Alloc(work);
        try
        {
            ((delegate* unmanaged<delegate* unmanaged<nint, void>, nint, uint, uint, void>)Parallel.Value)(&TakePart, GCHandle.ToIntPtr(handle), (uint)threads, 0);
        }
        finally
        {
            handle.Free();
        }
        work.Failure?.Throw();
    }

    [UnmanagedCallersOnly]
    private static void TakePart(nint handle) => ((Work)GCHandle.FromIntPtr(handle).Target!).TakePart();

    private sealed class Work(int count, Action<int> body)
    {
        private int _taken;

        internal ExceptionDispatchInfo? Failure { get; private set; }

        internal void TakePart()
        {
            try
            {
                for (var i = Interlocked.Increment(ref _taken) - 1; i < count; i = Interlocked.Increment(ref _taken) - 1) { body(i); }
            }
            catch (Exception failure)
            {
                Failure ??= ExceptionDispatchInfo.Capture(failure);
                Volatile.Write(ref _taken, count);
            }
        }
    }
}
