using System.Runtime.InteropServices;

namespace TorchSharp;

// What modules are made of: layers.cpp.
internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial IntPtr ts_linear(TensorHandle x, TensorHandle weight, TensorHandle bias);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_layer_norm(TensorHandle x, ReadOnlySpan<long> shape, long dims, TensorHandle weight, TensorHandle bias, double eps);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_embedding(TensorHandle weight, TensorHandle index, long padding, int scaleGrad, int sparse);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_gelu(TensorHandle x, int tanh);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_dropout(TensorHandle x, double p, int training);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_softmax(TensorHandle x, long dim);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_log_softmax(TensorHandle x, long dim);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_cross_entropy(TensorHandle x, TensorHandle target, TensorHandle weight, long reduction, long ignore, double smoothing);
    [LibraryImport(Library)]
    internal static partial IntPtr ts_mse_loss(TensorHandle x, TensorHandle target, long reduction);
    [LibraryImport(Library)]
    internal static partial int ts_adamw_step(TensorHandle p, TensorHandle grad, TensorHandle mean, TensorHandle square, TensorHandle most, double lr, double beta1, double beta2, double eps, double decay, long step, int maximize);
}
