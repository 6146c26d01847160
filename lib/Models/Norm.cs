using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>LayerNorm over the width with learned scale and shift (Ba, Kiros and Hinton 2016): [N, H] → [N, H].</summary>
internal sealed class Norm : Module<Tensor, Tensor>
{
    internal Norm(EncoderConfig config, LayerMath math, Device device) : base(nameof(Norm))
    {
        Math = math;
        Epsilon = config.LayerNormEpsilon;
        register_parameter("weight", Weight = Parameter(ones(config.Width, device: device)));
        register_parameter("bias", Bias = Parameter(zeros(config.Width, device: device)));
    }

    internal LayerMath Math { get; }

    internal double Epsilon { get; }

    internal Parameter Weight { get; }

    internal Parameter Bias { get; }

    public override Tensor forward(Tensor x) => functional.layer_norm(x, [Weight.shape[0]], Weight, Bias, Epsilon);
}
