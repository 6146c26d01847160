using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>Which gradients of a linear step y = x Wᵀ + b somebody asks for.</summary>
/// <param name="Input">That of x.</param>
/// <param name="Weight">That of W.</param>
/// <param name="Bias">That of b.</param>
internal readonly record struct LinearNeeds(bool Input, bool Weight, bool Bias)
{
    /// <summary>Whether there will be a backward at all.</summary>
    internal bool Any => Input || Weight || Bias;

    /// <summary>As it stands: nothing where no gradients are recorded.</summary>
    internal static LinearNeeds Of(Tensor x, Linear linear) =>
        is_grad_enabled() ? new(x.requires_grad, linear.weight!.requires_grad, linear.bias!.requires_grad) : default;
}
