using System.Runtime.InteropServices;

namespace TorchSharp;

// New tensors: creation.cpp.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial IntPtr ts_empty(ReadOnlySpan<long> sizes, long dims, int type, int simulated);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_full(ReadOnlySpan<long> sizes, long dims, Number value, int type, int simulated);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_arange(Number start, Number stop, Number step, int type, int simulated);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_rand(ReadOnlySpan<long> sizes, long dims, int type, int simulated, IntPtr generator);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_randn(ReadOnlySpan<long> sizes, long dims, int type, int simulated, IntPtr generator);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_randperm(long n, int type, int simulated, IntPtr generator);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_from_memory(void* data, long bytes, ReadOnlySpan<long> sizes, long dims, int type, int simulated);
    [LibraryImport(Library)]
    internal static partial int ts_normal_(TensorHandle a, double mean, double std, IntPtr generator);
    [LibraryImport(Library)]
    internal static partial int ts_uniform_(TensorHandle a, double from, double to, IntPtr generator);
    [LibraryImport(Library)]
    internal static partial int ts_bernoulli_(TensorHandle a, double p, IntPtr generator);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_generator_new(ulong seed);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_generator_default();
    [LibraryImport(Library)]
    internal static partial void ts_generator_free(IntPtr generator);
    [LibraryImport(Library)]
    internal static partial int ts_generator_seed(IntPtr generator, ulong seed);
    [LibraryImport(Library)]
    internal static partial long ts_generator_initial_seed(IntPtr generator);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_generator_get_state(IntPtr generator);
    [LibraryImport(Library)]
    internal static partial int ts_generator_set_state(IntPtr generator, TensorHandle state);
}
