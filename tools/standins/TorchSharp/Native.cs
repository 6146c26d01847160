using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The C functions of libtorchshim, one line each; the shim's sources say what each does.</summary>
internal static unsafe partial class Native
{
    private const string Library = "torchshim";

    [LibraryImport(Library, EntryPoint = "ts_abs")]
    internal static partial IntPtr ts_abs(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_exp")]
    internal static partial IntPtr ts_exp(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_log")]
    internal static partial IntPtr ts_log(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_sqrt")]
    internal static partial IntPtr ts_sqrt(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_rsqrt")]
    internal static partial IntPtr ts_rsqrt(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_tanh")]
    internal static partial IntPtr ts_tanh(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_sigmoid")]
    internal static partial IntPtr ts_sigmoid(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_neg")]
    internal static partial IntPtr ts_neg(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_isfinite")]
    internal static partial IntPtr ts_isfinite(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_isnan")]
    internal static partial IntPtr ts_isnan(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_logical_not")]
    internal static partial IntPtr ts_logical_not(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_relu")]
    internal static partial IntPtr ts_relu(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_max")]
    internal static partial IntPtr ts_max(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_min")]
    internal static partial IntPtr ts_min(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_argmax")]
    internal static partial IntPtr ts_argmax(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_nonzero")]
    internal static partial IntPtr ts_nonzero(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_clone")]
    internal static partial IntPtr ts_clone(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_contiguous")]
    internal static partial IntPtr ts_contiguous(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_detach")]
    internal static partial IntPtr ts_detach(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_t")]
    internal static partial IntPtr ts_t(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_alias")]
    internal static partial IntPtr ts_alias(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_squeeze")]
    internal static partial IntPtr ts_squeeze(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_mul")]
    internal static partial IntPtr ts_mul(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_div")]
    internal static partial IntPtr ts_div(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_matmul")]
    internal static partial IntPtr ts_matmul(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_mm")]
    internal static partial IntPtr ts_mm(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_bmm")]
    internal static partial IntPtr ts_bmm(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_maximum")]
    internal static partial IntPtr ts_maximum(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_minimum")]
    internal static partial IntPtr ts_minimum(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_masked_select")]
    internal static partial IntPtr ts_masked_select(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_eq")]
    internal static partial IntPtr ts_eq(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_ne")]
    internal static partial IntPtr ts_ne(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_gt")]
    internal static partial IntPtr ts_gt(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_ge")]
    internal static partial IntPtr ts_ge(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_lt")]
    internal static partial IntPtr ts_lt(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_le")]
    internal static partial IntPtr ts_le(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_pow")]
    internal static partial IntPtr ts_pow(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_sub")]
    internal static partial IntPtr ts_sub(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_mul_number")]
    internal static partial IntPtr ts_mul_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_div_number")]
    internal static partial IntPtr ts_div_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_sub_number")]
    internal static partial IntPtr ts_sub_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_pow_number")]
    internal static partial IntPtr ts_pow_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_eq_number")]
    internal static partial IntPtr ts_eq_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_ne_number")]
    internal static partial IntPtr ts_ne_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_gt_number")]
    internal static partial IntPtr ts_gt_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_ge_number")]
    internal static partial IntPtr ts_ge_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_lt_number")]
    internal static partial IntPtr ts_lt_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_le_number")]
    internal static partial IntPtr ts_le_number(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_mul_")]
    internal static partial int ts_mul_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_mul_number_")]
    internal static partial int ts_mul_number_(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_div_")]
    internal static partial int ts_div_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_div_number_")]
    internal static partial int ts_div_number_(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_sub_")]
    internal static partial int ts_sub_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_sub_number_")]
    internal static partial int ts_sub_number_(TensorHandle a, Number b);
    [LibraryImport(Library, EntryPoint = "ts_add")]
    internal static partial IntPtr ts_add(TensorHandle a, TensorHandle b, Number alpha);
    [LibraryImport(Library, EntryPoint = "ts_add_number")]
    internal static partial IntPtr ts_add_number(TensorHandle a, Number b, Number alpha);
    [LibraryImport(Library, EntryPoint = "ts_add_")]
    internal static partial int ts_add_(TensorHandle a, TensorHandle b, Number alpha);
    [LibraryImport(Library, EntryPoint = "ts_add_number_")]
    internal static partial int ts_add_number_(TensorHandle a, Number b, Number alpha);
    [LibraryImport(Library, EntryPoint = "ts_fill_")]
    internal static partial int ts_fill_(TensorHandle a, Number value);
    [LibraryImport(Library, EntryPoint = "ts_copy_")]
    internal static partial int ts_copy_(TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_rdiv_number")]
    internal static partial IntPtr ts_rdiv_number(Number a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_clamp")]
    internal static partial IntPtr ts_clamp(TensorHandle a, Number* low, Number* high);
    [LibraryImport(Library, EntryPoint = "ts_where")]
    internal static partial IntPtr ts_where(TensorHandle condition, TensorHandle a, TensorHandle b);
    [LibraryImport(Library, EntryPoint = "ts_sum")]
    internal static partial IntPtr ts_sum(TensorHandle a, ReadOnlySpan<long> dims, long count, int keep, int type);
    [LibraryImport(Library, EntryPoint = "ts_mean")]
    internal static partial IntPtr ts_mean(TensorHandle a, ReadOnlySpan<long> dims, long count, int keep, int type);
    [LibraryImport(Library, EntryPoint = "ts_var")]
    internal static partial IntPtr ts_var(TensorHandle a, ReadOnlySpan<long> dims, long count, int unbiased, int keep);
    [LibraryImport(Library, EntryPoint = "ts_norm")]
    internal static partial IntPtr ts_norm(TensorHandle a, double p);
    [LibraryImport(Library, EntryPoint = "ts_cumsum")]
    internal static partial IntPtr ts_cumsum(TensorHandle a, long dim, int type);
    [LibraryImport(Library, EntryPoint = "ts_argmax_dim")]
    internal static partial IntPtr ts_argmax_dim(TensorHandle a, long dim, int keep);
    [LibraryImport(Library, EntryPoint = "ts_argsort")]
    internal static partial IntPtr ts_argsort(TensorHandle a, long dim, int descending);
    [LibraryImport(Library, EntryPoint = "ts_max_dim")]
    internal static partial int ts_max_dim(TensorHandle a, long dim, int keep, out IntPtr values, out IntPtr indices);
    [LibraryImport(Library, EntryPoint = "ts_min_dim")]
    internal static partial int ts_min_dim(TensorHandle a, long dim, int keep, out IntPtr values, out IntPtr indices);
    [LibraryImport(Library, EntryPoint = "ts_topk")]
    internal static partial int ts_topk(TensorHandle a, long k, long dim, int largest, int sorted, out IntPtr values, out IntPtr indices);
    [LibraryImport(Library, EntryPoint = "ts_allclose")]
    internal static partial int ts_allclose(TensorHandle a, TensorHandle b, double rtol, double atol, int equalNan, out int result);
    [LibraryImport(Library, EntryPoint = "ts_empty")]
    internal static partial IntPtr ts_empty(ReadOnlySpan<long> sizes, long dims, int type, int simulated);
    [LibraryImport(Library, EntryPoint = "ts_full")]
    internal static partial IntPtr ts_full(ReadOnlySpan<long> sizes, long dims, Number value, int type, int simulated);
    [LibraryImport(Library, EntryPoint = "ts_arange")]
    internal static partial IntPtr ts_arange(Number start, Number stop, Number step, int type, int simulated);
    [LibraryImport(Library, EntryPoint = "ts_rand")]
    internal static partial IntPtr ts_rand(ReadOnlySpan<long> sizes, long dims, int type, int simulated, IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_randn")]
    internal static partial IntPtr ts_randn(ReadOnlySpan<long> sizes, long dims, int type, int simulated, IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_randperm")]
    internal static partial IntPtr ts_randperm(long n, int type, int simulated, IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_from_memory")]
    internal static partial IntPtr ts_from_memory(void* data, long bytes, ReadOnlySpan<long> sizes, long dims, int type, int simulated);
    [LibraryImport(Library, EntryPoint = "ts_normal_")]
    internal static partial int ts_normal_(TensorHandle a, double mean, double std, IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_uniform_")]
    internal static partial int ts_uniform_(TensorHandle a, double from, double to, IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_bernoulli_")]
    internal static partial int ts_bernoulli_(TensorHandle a, double p, IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_generator_new")]
    internal static partial IntPtr ts_generator_new(ulong seed);
    [LibraryImport(Library, EntryPoint = "ts_generator_default")]
    internal static partial IntPtr ts_generator_default();
    [LibraryImport(Library, EntryPoint = "ts_generator_free")]
    internal static partial void ts_generator_free(IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_generator_seed")]
    internal static partial int ts_generator_seed(IntPtr generator, ulong seed);
    [LibraryImport(Library, EntryPoint = "ts_generator_initial_seed")]
    internal static partial long ts_generator_initial_seed(IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_generator_get_state")]
    internal static partial IntPtr ts_generator_get_state(IntPtr generator);
    [LibraryImport(Library, EntryPoint = "ts_generator_set_state")]
    internal static partial int ts_generator_set_state(IntPtr generator, TensorHandle state);
    [LibraryImport(Library, EntryPoint = "ts_view")]
    internal static partial IntPtr ts_view(TensorHandle a, ReadOnlySpan<long> sizes, long count);
    [LibraryImport(Library, EntryPoint = "ts_reshape")]
    internal static partial IntPtr ts_reshape(TensorHandle a, ReadOnlySpan<long> sizes, long count);
    [LibraryImport(Library, EntryPoint = "ts_permute")]
    internal static partial IntPtr ts_permute(TensorHandle a, ReadOnlySpan<long> dims, long count);
    [LibraryImport(Library, EntryPoint = "ts_expand")]
    internal static partial IntPtr ts_expand(TensorHandle a, ReadOnlySpan<long> sizes, long count, int isImplicit);
    [LibraryImport(Library, EntryPoint = "ts_transpose")]
    internal static partial IntPtr ts_transpose(TensorHandle a, long x, long y);
    [LibraryImport(Library, EntryPoint = "ts_unsqueeze")]
    internal static partial IntPtr ts_unsqueeze(TensorHandle a, long dim);
    [LibraryImport(Library, EntryPoint = "ts_squeeze_dim")]
    internal static partial IntPtr ts_squeeze_dim(TensorHandle a, long dim);
    [LibraryImport(Library, EntryPoint = "ts_narrow")]
    internal static partial IntPtr ts_narrow(TensorHandle a, long dim, long start, long length);
    [LibraryImport(Library, EntryPoint = "ts_slice")]
    internal static partial IntPtr ts_slice(TensorHandle a, long dim, long start, long finish, long step);
    [LibraryImport(Library, EntryPoint = "ts_flatten")]
    internal static partial IntPtr ts_flatten(TensorHandle a, long start, long end);
    [LibraryImport(Library, EntryPoint = "ts_to_type")]
    internal static partial IntPtr ts_to_type(TensorHandle a, int type, int copy);
    [LibraryImport(Library, EntryPoint = "ts_index_select")]
    internal static partial IntPtr ts_index_select(TensorHandle a, long dim, TensorHandle index);
    [LibraryImport(Library, EntryPoint = "ts_gather")]
    internal static partial IntPtr ts_gather(TensorHandle a, long dim, TensorHandle index);
    [LibraryImport(Library, EntryPoint = "ts_scatter_")]
    internal static partial int ts_scatter_(TensorHandle a, long dim, TensorHandle index, TensorHandle source);
    [LibraryImport(Library, EntryPoint = "ts_scatter_add_")]
    internal static partial int ts_scatter_add_(TensorHandle a, long dim, TensorHandle index, TensorHandle source);
    [LibraryImport(Library, EntryPoint = "ts_index_add_")]
    internal static partial int ts_index_add_(TensorHandle a, long dim, TensorHandle index, TensorHandle source, Number alpha);
    [LibraryImport(Library, EntryPoint = "ts_masked_fill")]
    internal static partial IntPtr ts_masked_fill(TensorHandle a, TensorHandle mask, Number value);
    [LibraryImport(Library, EntryPoint = "ts_masked_fill_")]
    internal static partial int ts_masked_fill_(TensorHandle a, TensorHandle mask, Number value);
    [LibraryImport(Library, EntryPoint = "ts_cat")]
    internal static partial IntPtr ts_cat(IntPtr[] tensors, long count, long dim);
    [LibraryImport(Library, EntryPoint = "ts_stack")]
    internal static partial IntPtr ts_stack(IntPtr[] tensors, long count, long dim);
    [LibraryImport(Library, EntryPoint = "ts_split")]
    internal static partial int ts_split(TensorHandle a, long size, long dim, out IntPtr* parts, out long count);
    [LibraryImport(Library, EntryPoint = "ts_split_sizes")]
    internal static partial int ts_split_sizes(TensorHandle a, ReadOnlySpan<long> sizes, long n, long dim, out IntPtr* parts, out long count);
    [LibraryImport(Library, EntryPoint = "ts_chunk")]
    internal static partial int ts_chunk(TensorHandle a, long chunks, long dim, out IntPtr* parts, out long count);
    [LibraryImport(Library, EntryPoint = "ts_array_free")]
    internal static partial void ts_array_free(IntPtr* parts);
    [LibraryImport(Library, EntryPoint = "ts_to_device")]
    internal static partial IntPtr ts_to_device(TensorHandle a, int simulated, int copy);
    [LibraryImport(Library, EntryPoint = "ts_linear")]
    internal static partial IntPtr ts_linear(TensorHandle x, TensorHandle weight, TensorHandle bias);
    [LibraryImport(Library, EntryPoint = "ts_layer_norm")]
    internal static partial IntPtr ts_layer_norm(TensorHandle x, ReadOnlySpan<long> shape, long dims, TensorHandle weight, TensorHandle bias, double eps);
    [LibraryImport(Library, EntryPoint = "ts_embedding")]
    internal static partial IntPtr ts_embedding(TensorHandle weight, TensorHandle index, long padding, int scaleGrad, int sparse);
    [LibraryImport(Library, EntryPoint = "ts_gelu")]
    internal static partial IntPtr ts_gelu(TensorHandle x, int tanh);
    [LibraryImport(Library, EntryPoint = "ts_dropout")]
    internal static partial IntPtr ts_dropout(TensorHandle x, double p, int training);
    [LibraryImport(Library, EntryPoint = "ts_softmax")]
    internal static partial IntPtr ts_softmax(TensorHandle x, long dim);
    [LibraryImport(Library, EntryPoint = "ts_log_softmax")]
    internal static partial IntPtr ts_log_softmax(TensorHandle x, long dim);
    [LibraryImport(Library, EntryPoint = "ts_cross_entropy")]
    internal static partial IntPtr ts_cross_entropy(TensorHandle x, TensorHandle target, TensorHandle weight, long reduction, long ignore, double smoothing);
    [LibraryImport(Library, EntryPoint = "ts_mse_loss")]
    internal static partial IntPtr ts_mse_loss(TensorHandle x, TensorHandle target, long reduction);
    [LibraryImport(Library, EntryPoint = "ts_adamw_step")]
    internal static partial int ts_adamw_step(TensorHandle p, TensorHandle grad, TensorHandle mean, TensorHandle square, TensorHandle most, double lr, double beta1, double beta2, double eps, double decay, long step, int maximize);
    [LibraryImport(Library, EntryPoint = "ts_requires_grad")]
    internal static partial int ts_requires_grad(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_set_requires_grad")]
    internal static partial int ts_set_requires_grad(TensorHandle a, int value);
    [LibraryImport(Library, EntryPoint = "ts_is_leaf")]
    internal static partial int ts_is_leaf(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_detach_")]
    internal static partial int ts_detach_(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_grad")]
    internal static partial IntPtr ts_grad(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_set_grad")]
    internal static partial int ts_set_grad(TensorHandle a, TensorHandle grad);
    [LibraryImport(Library, EntryPoint = "ts_backward")]
    internal static partial int ts_backward(TensorHandle a, TensorHandle gradient, int retain, int create);
    [LibraryImport(Library, EntryPoint = "ts_autograd_grad")]
    internal static partial int ts_autograd_grad(IntPtr[] outputs, long nOutputs, IntPtr[] inputs, long nInputs, IntPtr[] gradients, long nGradients, int retain, int create, int allowUnused, [Out] IntPtr[] result);
    [LibraryImport(Library, EntryPoint = "ts_grad_enabled")]
    internal static partial int ts_grad_enabled();
    [LibraryImport(Library, EntryPoint = "ts_set_grad_enabled")]
    internal static partial void ts_set_grad_enabled(int enabled);
    [LibraryImport(Library, EntryPoint = "ts_function_attach", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial IntPtr ts_function_attach(IntPtr[] outputs, long nOutputs, IntPtr[] inputs, long nInputs, IntPtr[] saved, long nSaved, string name, IntPtr state, delegate* unmanaged[Cdecl]<IntPtr, IntPtr*, long, IntPtr*, long, int> run, delegate* unmanaged[Cdecl]<IntPtr, void> free);
    [LibraryImport(Library, EntryPoint = "ts_function_saved")]
    internal static partial IntPtr ts_function_saved(IntPtr node, long i);
    [LibraryImport(Library, EntryPoint = "ts_failure")]
    internal static partial IntPtr ts_failure();
    [LibraryImport(Library, EntryPoint = "ts_fail", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ts_fail(string message);
    [LibraryImport(Library, EntryPoint = "ts_version")]
    internal static partial IntPtr ts_version();
    [LibraryImport(Library, EntryPoint = "ts_free")]
    internal static partial void ts_free(IntPtr a);
    [LibraryImport(Library, EntryPoint = "ts_type")]
    internal static partial int ts_type(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_simulated")]
    internal static partial int ts_simulated(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_is_contiguous")]
    internal static partial int ts_is_contiguous(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_dim")]
    internal static partial long ts_dim(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_numel")]
    internal static partial long ts_numel(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_element_size")]
    internal static partial long ts_element_size(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_mark")]
    internal static partial void ts_mark(TensorHandle a, int simulated);
    [LibraryImport(Library, EntryPoint = "ts_data")]
    internal static partial IntPtr ts_data(TensorHandle a);
    [LibraryImport(Library, EntryPoint = "ts_shape")]
    internal static partial void ts_shape(TensorHandle a, Span<long> sizes);
    [LibraryImport(Library, EntryPoint = "ts_strides")]
    internal static partial void ts_strides(TensorHandle a, Span<long> sizes);
    [LibraryImport(Library, EntryPoint = "ts_item")]
    internal static partial int ts_item(TensorHandle a, out Number value);
    [LibraryImport(Library, EntryPoint = "ts_get_num_threads")]
    internal static partial int ts_get_num_threads();
    [LibraryImport(Library, EntryPoint = "ts_set_num_threads")]
    internal static partial void ts_set_num_threads(int threads);
}
