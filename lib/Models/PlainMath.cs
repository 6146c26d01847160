using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>The steps as operations of the tensor library, on any device.</summary>
internal sealed class PlainMath : LayerMath
{
    /// <inheritdoc/>
    internal override Tensor Dropout(Tensor x, DropoutPlace place, PackedBatch batch, RowsOf rows) => Drop(x, place);

    /// <inheritdoc/>
    internal override Tensor LinearAddNorm(Tensor x, Linear linear, Tensor residual, Norm norm, DropoutPlace place, PackedBatch batch, RowsOf rows) =>
        norm.call(Drop(linear.call(x), place) + residual);

    /// <inheritdoc/>
    internal override Tensor LinearGelu(Tensor x, Linear linear) => functional.gelu(linear.call(x));

    /// <inheritdoc/>
    internal override Tensor Attention(Tensor asking, Tensor x, AttentionLinears linears, DropoutPlace place, PackedBatch batch, RowsOf rows) =>
        Attend(asking, x, linears, batch, rows, probabilities => Drop(probabilities, place));

    /// <summary>Attention as one padded product, with what is to be dropped of its probabilities.</summary>
    internal static Tensor Attend(Tensor asking, Tensor x, AttentionLinears linears, PackedBatch batch, RowsOf rows, Func<Tensor, Tensor> drop)
    {
        var probabilities = drop(Probabilities(linears.Query.call(asking), linears.Key.call(x), linears.Heads, batch, rows));
        var attended = probabilities.matmul(PerHead(linears.Value.call(x), linears.Heads, batch)); // [B, A, S, D]
        var (count, length, width) = (attended.shape[0], attended.shape[2], asking.shape[1]);
        var joined = attended.transpose(1, 2).reshape(count * length, width);
        return rows == RowsOf.FirstTokens || batch.IsRectangular ? joined : joined.index_select(0, batch.PackedPlaces);
    }

    /// <summary>softmax(Q Kᵀ / √D), zero for keys of padding: [B, A, S, S], or [B, A, 1, S] for the first tokens alone.</summary>
    internal static Tensor Probabilities(Tensor query, Tensor key, int heads, PackedBatch batch, RowsOf rows)
    {
        var width = query.shape[1] / heads;
        var asking = rows == RowsOf.Tokens
            ? PerHead(query, heads, batch)
            : query.view(batch.Count, heads, 1, width);
        var scores = asking.matmul(PerHead(key, heads, batch).transpose(2, 3)) / Math.Sqrt(width);
        return scores.masked_fill(batch.Padding, double.NegativeInfinity).softmax(-1);
    }

    /// <summary>Packed rows [T, H] → [B, A, S, D].</summary>
    private static Tensor PerHead(Tensor x, int heads, PackedBatch batch)
    {
        var padded = batch.IsRectangular ? x : x.index_select(0, batch.PaddedPlaces);
        return padded.view(batch.Count, batch.Longest, heads, x.shape[1] / heads).transpose(1, 2);
    }

    private static Tensor Drop(Tensor x, DropoutPlace place) =>
        place.Probability == 0 ? x : functional.dropout(x, place.Probability, training: true);
}
