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

    /// <summary>LayerNorm(residual + dropout(x)): [Q, H].</summary>
    internal abstract Tensor DropoutAddNorm(Tensor x, Tensor residual, Norm norm, DropoutPlace place, PackedBatch batch, RowsOf rows);

    /// <summary>GELU with the error function (Hendrycks and Gimpel 2016) of a linear step: [Q, H] → [Q, F].</summary>
    internal abstract Tensor LinearGelu(Tensor x, Linear linear);

    /// <summary>softmax(Q Kᵀ / √D) V within each sequence: query [Q, H], key and value [T, H] → [Q, H].</summary>
    internal abstract Tensor Attention(Tensor query, Tensor key, Tensor value, int heads, DropoutPlace place, PackedBatch batch, RowsOf rows);

    /// <summary>The same for the first tokens alone, from the states [T, H] that keys and values are made of: query [B, H] → [B, H].</summary>
    internal virtual Tensor FirstTokenAttention(Tensor query, Tensor x, Linear key, Linear value, int heads, DropoutPlace place, PackedBatch batch) =>
        Attention(query, key.call(x), value.call(x), heads, place, batch, RowsOf.FirstTokens);
}
