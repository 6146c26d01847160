namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains. It takes over the tensor it is made from, and belongs to no scope once it is registered.</summary>
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(data.MoveHandle()) => this.requires_grad = requires_grad;
}
