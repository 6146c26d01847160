namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var result = new IntPtr[inputs.Count];
            var gradients = Handles(grad_outputs ?? []);
            Failure.Check(Native.ts_autograd_grad(Handles(outputs), outputs.Count, Handles(inputs), inputs.Count, gradients, gradients.Length,
                Tensor.Flag(retain_graph), Tensor.Flag(create_graph), Tensor.Flag(allow_unused), result));
            GC.KeepAlive((outputs, inputs, grad_outputs));
            return [.. result.Select(handle => handle == IntPtr.Zero ? null! : new Tensor(handle))];
        }

        internal static IntPtr[] Handles(IEnumerable<Tensor> tensors) => [.. tensors.Select(tensor => tensor.Handle)];
    }
}
