using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// The way a model's steps are computed, which can be chosen anew: steps of our own on the CPU where they are asked for,
/// the tensor library's operations elsewhere.
/// </summary>
internal sealed class ChosenMath(Device device) : LayerMath
{
    private readonly bool _onCpu = device.type == TorchSharp.DeviceType.CPU;
    private LayerMath _chosen = device.type == TorchSharp.DeviceType.CPU ? new CpuMath(fused: true) : new PlainMath();

    /// <inheritdoc/>
    internal override DropoutSource Source
    {
        get => _chosen.Source;
        set => _chosen.Source = value;
    }

    /// <summary>Chooses how; off the CPU there is one way alone, and so there is where dropout is the library's, which fused steps can't draw.</summary>
    internal void Choose(DropoutKernel dropout, Fusion fusion) =>
        _chosen = _onCpu && dropout == DropoutKernel.Counter ? new CpuMath(fusion == Fusion.Fused) : new PlainMath();

    /// <inheritdoc/>
    internal override Tensor Dropout(Tensor x, DropoutPlace place, PackedBatch batch, RowsOf rows) => _chosen.Dropout(x, place, batch, rows);

    /// <inheritdoc/>
    internal override Tensor LinearAddNorm(Tensor x, Linear linear, Tensor residual, Norm norm, DropoutPlace place, PackedBatch batch, RowsOf rows) =>
        _chosen.LinearAddNorm(x, linear, residual, norm, place, batch, rows);

    /// <inheritdoc/>
    internal override Tensor LinearGelu(Tensor x, Linear linear) => _chosen.LinearGelu(x, linear);

    /// <inheritdoc/>
    internal override Tensor Attention(Tensor asking, Tensor x, AttentionLinears linears, DropoutPlace place, PackedBatch batch, RowsOf rows) =>
        _chosen.Attention(asking, x, linears, place, batch, rows);
}
