namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Take(Native.ts_sum(Raw, [], 0, 0, Code(type)));
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Take(Native.ts_sum(Raw, dim, dim.Length, Flag(keepdim), Code(type)));

        public Tensor mean() => Take(Native.ts_mean(Raw, [], 0, 0, -1));
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Take(Native.ts_mean(Raw, dimensions, dimensions.Length, Flag(keepdim), Code(type)));

        public Tensor var(bool unbiased = true) => Take(Native.ts_var(Raw, [], 0, Flag(unbiased), 0));
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Take(Native.ts_var(Raw, [dim], 1, Flag(unbiased), Flag(keepdim)));
        public Tensor std(bool unbiased = true)
        {
            using var variance = var(unbiased);
            return variance.sqrt();
        }

        public Tensor norm(float p = 2) => Take(Native.ts_norm(Raw, p));
        public Tensor cumsum(long dim, ScalarType? type = null) => Take(Native.ts_cumsum(Raw, dim, Code(type)));
        public Tensor softmax(long dim, ScalarType? dtype = null) => functional_softmax(dim, dtype);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Take(Native.ts_log_softmax(Raw, dim));
        public Tensor max() => Take(Native.ts_max(Raw));
        public Tensor max(Tensor other) => Take(Native.ts_maximum(Raw, other.Raw));
        public Tensor min() => Take(Native.ts_min(Raw));
        public Tensor min(Tensor other) => Take(Native.ts_minimum(Raw, other.Raw));
        public Tensor argmax() => Take(Native.ts_argmax(Raw));
        public Tensor argmax(long dim, bool keepdim = false) => Take(Native.ts_argmax_dim(Raw, dim, Flag(keepdim)));
        public Tensor argsort(long dim = -1, bool descending = false) => Take(Native.ts_argsort(Raw, dim, Flag(descending)));

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false)
        {
            Failure.Check(Native.ts_max_dim(Raw, dim, Flag(keepdim), out var values, out var indices));
            return (new Tensor(values), new Tensor(indices));
        }

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false)
        {
            Failure.Check(Native.ts_min_dim(Raw, dim, Flag(keepdim), out var values, out var indices));
            return (new Tensor(values), new Tensor(indices));
        }

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            Failure.Check(Native.ts_topk(Raw, k, dim, Flag(largest), Flag(sorted), out var values, out var indices));
            return (new Tensor(values), new Tensor(indices));
        }

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            Failure.Check(Native.ts_allclose(Raw, target.Raw, rtol, atol, Flag(equal_nan), out var result));
            return result != 0;
        }

        internal static int Flag(bool value) => value ? 1 : 0;

        private static int Code(ScalarType? type) => type is { } known ? (int)known : -1;

        private Tensor functional_softmax(long dim, ScalarType? dtype)
        {
            if (dtype is not { } type) { return Take(Native.ts_softmax(Raw, dim)); }
            using var converted = to_type(type);
            return Take(Native.ts_softmax(converted.Raw, dim));
        }
    }
}
