using System.Runtime.InteropServices;

namespace TorchSharp;

// What a tensor is, its memory, threads, and the last failure: state.cpp.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial IntPtr ts_failure();
    [LibraryImport(Library)]
    internal static partial void ts_free(IntPtr a);
    [LibraryImport(Library)]
    internal static partial int ts_type(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial int ts_simulated(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial int ts_is_contiguous(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial long ts_dim(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial long ts_numel(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial long ts_element_size(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_data(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial void ts_shape(TensorHandle a, Span<long> sizes);
    [LibraryImport(Library)]
    internal static partial void ts_strides(TensorHandle a, Span<long> sizes);
    [LibraryImport(Library)]
    internal static partial int ts_item(TensorHandle a, out Number value);
    [LibraryImport(Library)]
    internal static partial int ts_get_num_threads();
    [LibraryImport(Library)]
    internal static partial void ts_set_num_threads(int threads);
}
