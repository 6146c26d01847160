using System.Runtime.InteropServices;

namespace TorchSharp;

// Element-wise operations, products and reductions: math.cpp.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial IntPtr ts_add(TensorHandle a, TensorHandle b, Number alpha);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_add_number(TensorHandle a, Number b, Number alpha);
    [LibraryImport(Library)]
    internal static partial int ts_add_(TensorHandle a, TensorHandle b, Number alpha);
    [LibraryImport(Library)]
    internal static partial int ts_add_number_(TensorHandle a, Number b, Number alpha);
    [LibraryImport(Library)]
    internal static partial int ts_fill_(TensorHandle a, Number value);
    [LibraryImport(Library)]
    internal static partial int ts_copy_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_rdiv_number(Number a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_clamp(TensorHandle a, Number* low, Number* high);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_where(TensorHandle condition, TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_sum(TensorHandle a, ReadOnlySpan<long> dims, long count, int keep, int type);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_mean(TensorHandle a, ReadOnlySpan<long> dims, long count, int keep, int type);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_var(TensorHandle a, ReadOnlySpan<long> dims, long count, int unbiased, int keep);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_norm(TensorHandle a, double p);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_cumsum(TensorHandle a, long dim, int type);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_argmax_dim(TensorHandle a, long dim, int keep);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_argsort(TensorHandle a, long dim, int descending);
    [LibraryImport(Library)]
    internal static partial int ts_max_dim(TensorHandle a, long dim, int keep, out IntPtr values, out IntPtr indices);
    [LibraryImport(Library)]
    internal static partial int ts_min_dim(TensorHandle a, long dim, int keep, out IntPtr values, out IntPtr indices);
    [LibraryImport(Library)]
    internal static partial int ts_topk(TensorHandle a, long k, long dim, int largest, int sorted, out IntPtr values, out IntPtr indices);
    [LibraryImport(Library)]
    internal static partial int ts_allclose(TensorHandle a, TensorHandle b, double rtol, double atol, int equalNan, out int result);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_abs(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_exp(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_log(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_sqrt(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_rsqrt(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_tanh(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_sigmoid(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_neg(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_isfinite(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_isnan(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_logical_not(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_relu(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_max(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_min(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_argmax(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_nonzero(TensorHandle a);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_mul(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_div(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_matmul(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_mm(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_bmm(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_maximum(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_minimum(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_masked_select(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_eq(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_ne(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_gt(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_ge(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_lt(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_le(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_pow(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_sub(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_mul_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_div_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_sub_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_pow_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_eq_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_ne_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_gt_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_ge_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_lt_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_le_number(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial int ts_mul_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial int ts_mul_number_(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial int ts_div_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial int ts_div_number_(TensorHandle a, Number b);
    [LibraryImport(Library)]
    internal static partial int ts_sub_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)]
    internal static partial int ts_sub_number_(TensorHandle a, Number b);
}
