namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Native.ts_requires_grad(Raw) != 0;
            set => Failure.Check(Native.ts_set_requires_grad(Raw, Flag(value)));
        }

        public bool is_leaf => Native.ts_is_leaf(Raw) != 0;

        /// <summary>The gradient, or null where there is none; every reading makes a wrapper of its own.</summary>
        public Tensor? grad
        {
            get
            {
                var gradient = Native.ts_grad(Raw);
                return gradient == IntPtr.Zero ? null : new Tensor(gradient);
            }
            set => Failure.Check(Native.ts_set_grad(Raw, OrNone(value)));
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public Tensor detach() => Take(Native.ts_detach(Raw));

        public Tensor detach_() => Same(Native.ts_detach_(Raw));

        public void backward() => backward(null);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            if (inputs is not null) { throw new NotSupportedException("backward with inputs: use autograd.grad."); }
            Failure.Check(Native.ts_backward(Raw, OrNone(grad_tensors?[0]), Flag(retain_graph), Flag(create_graph)));
        }
    }
}
