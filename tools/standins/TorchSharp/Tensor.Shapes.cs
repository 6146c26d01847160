namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clone() => Take(Native.ts_clone(Raw));
        public Tensor contiguous() => Take(Native.ts_contiguous(Raw));
        public Tensor t() => Take(Native.ts_t(Raw));
        public Tensor view(params long[] shape) => Take(Native.ts_view(Raw, shape, shape.Length));
        public Tensor reshape(params long[] shape) => Take(Native.ts_reshape(Raw, shape, shape.Length));
        public Tensor expand(params long[] sizes) => Take(Native.ts_expand(Raw, sizes, sizes.Length, 0));
        public Tensor permute(params long[] permutation) => Take(Native.ts_permute(Raw, permutation, permutation.Length));
        public Tensor transpose(long dim0, long dim1) => Take(Native.ts_transpose(Raw, dim0, dim1));
        public Tensor unsqueeze(long dim) => Take(Native.ts_unsqueeze(Raw, dim));
        public Tensor squeeze(long? dim = null) =>
            Take(dim is { } one ? Native.ts_squeeze_dim(Raw, one) : Native.ts_squeeze(Raw));
        public Tensor narrow(long dim, long start, long length) => Take(Native.ts_narrow(Raw, dim, start, length));
        public Tensor slice(long dim, long start, long finish, long step) => Take(Native.ts_slice(Raw, dim, start, finish, step));
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Take(Native.ts_flatten(Raw, start_dim, end_dim));

        public Tensor index_select(long dim, Tensor index) => Take(Native.ts_index_select(Raw, dim, index.Raw));
        public Tensor gather(long dim, Tensor index) => Take(Native.ts_gather(Raw, dim, index.Raw));
        public Tensor masked_select(Tensor mask) => Take(Native.ts_masked_select(Raw, mask.Raw));
        public Tensor masked_fill(Tensor mask, Scalar value) => Take(Native.ts_masked_fill(Raw, mask.Raw, value.Value));
        public Tensor masked_fill_(Tensor mask, Scalar value) => Same(Native.ts_masked_fill_(Raw, mask.Raw, value.Value));
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Same(Native.ts_scatter_(Raw, dim, index.Raw, src.Raw));
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) =>
            Same(Native.ts_scatter_add_(Raw, dim, index.Raw, src.Raw));
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Same(Native.ts_index_add_(Raw, dim, index.Raw, source.Raw, alpha.Value));

        public Tensor[] split(long size, int dim = 0)
        {
            unsafe
            {
                Failure.Check(Native.ts_split(Raw, size, dim, out var parts, out var count));
                return Parts(parts, count);
            }
        }

        public Tensor[] split(long[] sizes, long dim = 0)
        {
            unsafe
            {
                Failure.Check(Native.ts_split_sizes(Raw, sizes, sizes.Length, dim, out var parts, out var count));
                return Parts(parts, count);
            }
        }

        public Tensor[] chunk(long chunks, long dim = 0)
        {
            unsafe
            {
                Failure.Check(Native.ts_chunk(Raw, chunks, dim, out var parts, out var count));
                return Parts(parts, count);
            }
        }

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Moved(device.Simulated, copy, disposeAfter);
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            using var converted = to_type(type, copy, disposeAfter, non_blocking);
            return converted.Moved(device.Simulated, copy, disposeAfter: false);
        }

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var result = Take(Native.ts_to_type(Raw, (int)type, Flag(copy)));
            if (disposeAfter) { Dispose(); }
            return result;
        }

        public Tensor cpu() => Moved(simulated: false, copy: false, disposeAfter: false);
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA);
        public Tensor @float() => to_type(ScalarType.Float32);
        public Tensor half() => to_type(ScalarType.Float16);
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);
        public Tensor @long() => to_type(ScalarType.Int64);

        private Tensor Moved(bool simulated, bool copy, bool disposeAfter)
        {
            var result = Take(Native.ts_to_device(Raw, Flag(simulated), Flag(copy)));
            if (disposeAfter) { Dispose(); }
            return result;
        }

        private static unsafe Tensor[] Parts(IntPtr* parts, long count)
        {
            var result = new Tensor[count];
            for (var i = 0; i < count; i++) { result[i] = new Tensor(parts[i]); }
            Native.ts_array_free(parts);
            return result;
        }
    }
}
