namespace LayerFreezing;

/// <summary>Spreads rows over the threads of the tensor library. How they are spread never changes a result.</summary>
internal static class RowWork
{
    /// <summary>Fewer elements than this are done before another thread has woken up.</summary>
    private const long WorthWaking = 30_000;

    /// <summary>Runs <paramref name="body"/> for every number below <paramref name="count"/>, on as many threads as the tensor library uses.</summary>
    /// <param name="count">The pieces of work.</param>
    /// <param name="elements">The numbers that all pieces go through together: little work stays on this thread.</param>
    /// <param name="body">Does a piece.</param>
    internal static void For(int count, long elements, Action<int> body)
    {
        var threads = TorchSharp.torch.get_num_threads();
        if (threads <= 1 || count < 2 || elements < WorthWaking)
        {
            for (var i = 0; i < count; i++) { body(i); }
            return;
        }
        if (OpenMpTeam.IsThere) { OpenMpTeam.For(count, threads, body); }
        else { Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, body); }
    }
}
