using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>The steps of a layer on the CPU: dropout from a counter, and with <paramref name="fused"/> steps that go together done in one pass.</summary>
internal sealed class CpuMath(bool fused) : LayerMath
{
    private readonly PlainMath _plain = new();

    /// <inheritdoc/>
    internal override Tensor Dropout(Tensor x, DropoutPlace place, PackedBatch batch, RowsOf rows)
    {
        if (place.Probability == 0) { return x; }
        var dropout = new CounterDropout(Source, place);
        return DropoutFunction.Run(x, dropout, RowKeys.OfTokens(dropout, batch, rows));
    }

    /// <inheritdoc/>
    internal override Tensor LinearAddNorm(Tensor x, Linear linear, Tensor residual, Norm norm, DropoutPlace place, PackedBatch batch, RowsOf rows)
    {
        if (!fused) { return norm.call(Dropout(linear.call(x), place, batch, rows) + residual); }
        var dropout = new CounterDropout(Source, place);
        return LinearAddNormFunction.Run(x, linear, residual, norm, dropout, dropout.Drops ? RowKeys.OfTokens(dropout, batch, rows) : null);
    }

    /// <inheritdoc/>
    internal override Tensor LinearGelu(Tensor x, Linear linear) => fused ? LinearGeluFunction.Run(x, linear) : _plain.LinearGelu(x, linear);

    /// <inheritdoc/>
    internal override Tensor Attention(Tensor asking, Tensor x, AttentionLinears linears, DropoutPlace place, PackedBatch batch, RowsOf rows)
    {
        var dropout = new CounterDropout(Source, place);
        if (!fused)
        {
            return PlainMath.Attend(asking, x, linears, batch, rows,
                probabilities => dropout.Drops ? DropoutFunction.Run(probabilities, dropout, RowKeys.OfAttention(dropout, batch, linears.Heads, rows)) : probabilities);
        }
        var layout = new AttentionLayout(batch, linears.Heads, rows, dropout);
        return rows == RowsOf.Tokens
            ? AttentionFunction.Run(x, linears, layout)
            : FirstTokenFunction.Run(linears.Query.call(asking), x, linears.Key, linears.Value, layout);
    }
}
