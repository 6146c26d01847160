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
    internal override Tensor DropoutAddNorm(Tensor x, Tensor residual, Norm norm, DropoutPlace place, PackedBatch batch, RowsOf rows)
    {
        if (!fused) { return norm.call(Dropout(x, place, batch, rows) + residual); }
        var dropout = new CounterDropout(Source, place);
        return DropoutAddNormFunction.Run(x, residual, norm, dropout, dropout.Drops ? RowKeys.OfTokens(dropout, batch, rows) : null);
    }

    /// <inheritdoc/>
    internal override Tensor LinearGelu(Tensor x, Linear linear) => fused ? GeluFunction.RunOver(linear.call(x)) : _plain.LinearGelu(x, linear);

    /// <inheritdoc/>
    internal override Tensor Attention(Tensor query, Tensor key, Tensor value, int heads, DropoutPlace place, PackedBatch batch, RowsOf rows)
    {
        var dropout = new CounterDropout(Source, place);
        if (fused) { return AttentionFunction.Run(query, key, value, new AttentionLayout(batch, heads, rows, dropout)); }
        return PlainMath.Attend(query, key, value, heads, batch, rows,
            probabilities => dropout.Drops ? DropoutFunction.Run(probabilities, dropout, RowKeys.OfAttention(dropout, batch, heads, rows)) : probabilities);
    }

    /// <inheritdoc/>
    internal override Tensor FirstTokenAttention(Tensor query, Tensor x, Linear key, Linear value, int heads, DropoutPlace place, PackedBatch batch) =>
        fused
            ? FirstTokenFunction.Run(query, x, key, value, new AttentionLayout(batch, heads, RowsOf.FirstTokens, new CounterDropout(Source, place)))
            : base.FirstTokenAttention(query, x, key, value, heads, place, batch);
}
