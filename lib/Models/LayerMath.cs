using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>The steps of a layer that have more than one way of being computed.</summary>
internal abstract class LayerMath
{
    /// <summary>The random numbers dropout draws in the step under way.</summary>
    internal virtual DropoutSource Source { get; set; }

    /// <summary>x with elements set to zero at random and the others scaled up: [Q, H] → [Q, H].</summary>
    internal abstract Tensor Dropout(Tensor x, DropoutPlace place, PackedBatch batch, RowsOf rows);

    /// <summary>LayerNorm(residual + dropout(x W + b)): x [Q, inputs], residual [Q, H] → [Q, H].</summary>
    internal abstract Tensor LinearAddNorm(Tensor x, Linear linear, Tensor residual, Norm norm, DropoutPlace place, PackedBatch batch, RowsOf rows);

    /// <summary>GELU with the error function (Hendrycks and Gimpel 2016) of a linear step: [Q, H] → [Q, F].</summary>
    internal abstract Tensor LinearGelu(Tensor x, Linear linear);

    /// <summary>
    /// softmax(Q Kᵀ / √D) V within each sequence: queries of <paramref name="asking"/> [Q, H], which are those rows of x that
    /// <paramref name="rows"/> says, keys and values of x [T, H] → [Q, H].
    /// </summary>
    internal abstract Tensor Attention(Tensor asking, Tensor x, AttentionLinears linears, DropoutPlace place, PackedBatch batch, RowsOf rows);
}
