using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>The end of each half of a layer: a linear step, dropout, the sum with what went into that half, and LayerNorm.</summary>
internal sealed class AddedLinear : Module
{
    private readonly Linear _dense;
    private readonly Norm _norm;

    internal AddedLinear(int inputs, EncoderConfig config, LayerMath math, Device device, DropoutPlace dropout) : base(nameof(AddedLinear))
    {
        Dropout = dropout;
        register_module("dense", _dense = Linear(inputs, config.Width, device: device));
        register_module("LayerNorm", _norm = new Norm(config, math, device));
    }

    internal DropoutPlace Dropout { get; }

    /// <summary>LayerNorm(residual + dropout(x W + b)): x [Q, inputs], residual [Q, H] → [Q, H].</summary>
    internal Tensor Add(Tensor x, Tensor residual, PackedBatch batch, RowsOf rows) =>
        _norm.Math.LinearAddNorm(x, _dense, residual, _norm, Dropout.While(training), batch, rows);
}
