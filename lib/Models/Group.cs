using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>A level of Hugging Face's names that computes nothing itself.</summary>
internal sealed class Group : Module
{
    internal Group(params (string Name, Module Part)[] parts) : base(nameof(Group))
    {
        foreach (var (name, part) in parts) { register_module(name, part); }
    }
}
