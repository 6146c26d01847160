using System.Runtime.InteropServices;

namespace TorchSharp;

// Views and rearrangements: shapes.cpp.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial IntPtr ts_index_select(TensorHandle a, long dim, TensorHandle index);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_gather(TensorHandle a, long dim, TensorHandle index);
    [LibraryImport(Library)]
    internal static partial int ts_scatter_(TensorHandle a, long dim, TensorHandle index, TensorHandle source);
    [LibraryImport(Library)]
    internal static partial int ts_scatter_add_(TensorHandle a, long dim, TensorHandle index, TensorHandle source);
    [LibraryImport(Library)]
    internal static partial int ts_index_add_(TensorHandle a, long dim, TensorHandle index, TensorHandle source, Number alpha);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_masked_fill(TensorHandle a, TensorHandle mask, Number value);
    [LibraryImport(Library)]
    internal static partial int ts_masked_fill_(TensorHandle a, TensorHandle mask, Number value);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_cat(IntPtr[] tensors, long count, long dim);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_stack(IntPtr[] tensors, long count, long dim);
    [LibraryImport(Library)]
    internal static partial int ts_split(TensorHandle a, long size, long dim, out IntPtr* parts, out long count);
    [LibraryImport(Library)]
    internal static partial int ts_split_sizes(TensorHandle a, ReadOnlySpan<long> sizes, long n, long dim, out IntPtr* parts, out long count);
    [LibraryImport(Library)]
    internal static partial int ts_chunk(TensorHandle a, long chunks, long dim, out IntPtr* parts, out long count);
    [LibraryImport(Library)]
    internal static partial void ts_array_free(IntPtr* parts);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_to_device(TensorHandle a, int simulated, int copy);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_clone(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_contiguous(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_detach(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_t(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_alias(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_squeeze(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_view(TensorHandle a, ReadOnlySpan<long> sizes, long count);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_reshape(TensorHandle a, ReadOnlySpan<long> sizes, long count);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_permute(TensorHandle a, ReadOnlySpan<long> dims, long count);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_expand(TensorHandle a, ReadOnlySpan<long> sizes, long count, int isImplicit);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_transpose(TensorHandle a, long x, long y);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_unsqueeze(TensorHandle a, long dim);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_squeeze_dim(TensorHandle a, long dim);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_narrow(TensorHandle a, long dim, long start, long length);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_slice(TensorHandle a, long dim, long start, long finish, long step);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_flatten(TensorHandle a, long start, long end);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_to_type(TensorHandle a, int type, int copy);
}
