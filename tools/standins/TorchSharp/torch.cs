namespace TorchSharp;

/// <summary>The functions of PyTorch's namespace of that name.</summary>
public static partial class torch
{
    public static int get_num_threads() => Native.ts_get_num_threads();

    public static void set_num_threads(int num) => Native.ts_set_num_threads(num);

    public static bool is_grad_enabled() => Native.ts_grad_enabled() != 0;

    public static IDisposable no_grad() => new GradMode(enabled: false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) =>
        Joined(tensors, handles => Native.ts_cat(handles, handles.Length, dim));

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) =>
        Joined([.. tensors], handles => Native.ts_stack(handles, handles.Length, dim));

    public static Tensor where(Tensor condition, Tensor x, Tensor y) =>
        Tensor.Take(Native.ts_where(condition.Raw, x.Raw, y.Raw));

    public static unsafe Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null)
    {
        Number low = min?.Value ?? default, high = max?.Value ?? default;
        return Tensor.Take(Native.ts_clamp(input.Raw, min is null ? null : &low, max is null ? null : &high));
    }

    public static Tensor abs(Tensor input) => input.abs();
    public static Tensor argmax(Tensor input) => input.argmax();
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);
    public static Tensor exp(Tensor input) => input.exp();
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();
    public static Tensor isnan(Tensor input) => input.isnan();
    public static Tensor log(Tensor input) => input.log();
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);
    public static Tensor maximum(Tensor input, Tensor other) => input.max(other);
    public static Tensor sigmoid(Tensor input) => Tensor.Take(Native.ts_sigmoid(input.Raw));
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
    public static Tensor sqrt(Tensor input) => input.sqrt();
    public static Tensor tanh(Tensor input) => input.tanh();

    private static Tensor Joined(IList<Tensor> tensors, Func<IntPtr[], IntPtr> join)
    {
        var result = Tensor.Take(join([.. tensors.Select(tensor => tensor.Handle)]));
        GC.KeepAlive(tensors);
        return result;
    }

    /// <summary>Switches the recording of gradients on this thread until it is disposed.</summary>
    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = is_grad_enabled();

        internal GradMode(bool enabled) => Native.ts_set_grad_enabled(Tensor.Flag(enabled));

        public void Dispose() => Native.ts_set_grad_enabled(Tensor.Flag(_before));
    }
}
