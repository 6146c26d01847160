namespace LayerFreezing;

/// <summary>Spreads rows over the threads of the tensor library. How they are spread never changes a result.</summary>
internal static class RowWork
{
    /// <summary>Runs <paramref name="body"/> for every number below <paramref name="count"/>, on as many threads as the tensor library uses.</summary>
    internal static void For(int count, Action<int> body)
    {
        var threads = TorchSharp.torch.get_num_threads();
        if (threads <= 1 || count < 2)
        {
            for (var i = 0; i < count; i++) { body(i); }
            return;
        }
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, body);
    }
}
