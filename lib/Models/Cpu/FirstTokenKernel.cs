using System.Numerics.Tensors;

namespace LayerFreezing;

/// <summary>
/// Attention of the first token of one sequence at a time, over hidden states themselves. Per piece: A heads, S tokens, H
/// width, X [S, H] the states. Forward: P = softmax((U Xᵀ + o) / √D) with U [A, H] and o [A] what is asked for; the result
/// is drop(P) X, and beside it the sum of drop(P), [A, H + 1]. Backward, with G and g the gradient of both:
/// R = drop(G Xᵀ + g); ∂S = P ∘ (R − Σⱼ P ∘ R) / √D; ∂U = ∂S X; ∂o = Σⱼ ∂S; ∂X = drop(P)ᵀ G + ∂Sᵀ U.
/// </summary>
internal sealed unsafe class FirstTokenKernel(AttentionLayout layout, int width)
{
    private readonly int _heads = layout.Heads;
    private readonly int _askedStride = layout.Batch.Count * width;
    private readonly int _resultStride = layout.Batch.Count * (width + 1);
    private readonly float _scale = (float)(1 / Math.Sqrt((double)width / layout.Heads));

    /// <summary>U, [A, B, H].</summary>
    internal float* Asked { get; init; }

    /// <summary>o, [B, A].</summary>
    internal float* Offsets { get; init; }

    /// <summary>X of all sequences, [T, H].</summary>
    internal float* States { get; init; }

    internal float* Probabilities { get; init; }

    /// <summary>The result in the forward, its gradient in the backward: [A, B, H + 1].</summary>
    internal float* Result { get; init; }

    internal float* GradAsked { get; init; }
    internal float* GradOffsets { get; init; }

    /// <summary>Null where nobody asks for it.</summary>
    internal float* GradStates { get; init; }

    /// <summary>The work of all pieces, as <see cref="RowWork"/> counts it: sixteen products of two numbers take as long as one element elsewhere.</summary>
    internal long Work => layout.ProbabilityCount * 2 * width / 16;

    internal void Forward(int row)
    {
        var length = layout.Batch.Lengths[row];
        var states = States + ((long)layout.Batch.Offsets[row] * width);
        var p = Probabilities + layout.Probabilities(row, 0);
        using var scratch = new Scratch(_heads * length);
        Score(Asked + (row * width), _askedStride, states, p, length);
        var dropped = layout.Dropout.Drops ? scratch.Memory : p;
        var result = Result + (row * (width + 1));
        for (var head = 0; head < _heads; head++)
        {
            var scores = new Span<float>(p + (head * length), length);
            TensorPrimitives.Add(scores, Offsets[(row * _heads) + head], scores);
            AttentionRow.SoftMax(scores, _scale);
            if (layout.Dropout.Drops) { Drop(row, head, p, dropped, length); }
            result[(head * _resultStride) + width] = TensorPrimitives.Sum<float>(new ReadOnlySpan<float>(dropped + (head * length), length));
        }
        SmallMatrix.Multiply(dropped, length, states, width, result, _resultStride, _heads, length, width);
    }

    internal void Backward(int row)
    {
        var length = layout.Batch.Lengths[row];
        var states = States + ((long)layout.Batch.Offsets[row] * width);
        var p = Probabilities + layout.Probabilities(row, 0);
        var gradient = Result + (row * (width + 1));
        var area = _heads * length;
        using var scratch = new Scratch(2 * area);
        // Of drop(P), and below it of the scores: together the left side of the product for ∂X.
        var dropped = scratch.Memory;
        var r = dropped + area;
        Score(gradient, _resultStride, states, r, length);
        for (var head = 0; head < _heads; head++)
        {
            var rest = new Span<float>(r + (head * length), length);
            TensorPrimitives.Add(rest, gradient[(head * _resultStride) + width], rest);
            if (layout.Dropout.Drops) { Drop(row, head, r, r, length); }
            Drop(row, head, p, dropped, length);
            AttentionRow.Differentiate(new ReadOnlySpan<float>(p + (head * length), length), rest, _scale);
            GradOffsets[(row * _heads) + head] = TensorPrimitives.Sum<float>(rest);
        }
        SmallMatrix.Multiply(r, length, states, width, GradAsked + (row * width), _askedStride, _heads, length, width);
        if (GradStates is not null) { BackwardOfStates(row, gradient, dropped, length); }
    }

    /// <summary>∂X = [drop(P); ∂S]ᵀ [G; U].</summary>
    private void BackwardOfStates(int row, float* gradient, float* left, int length)
    {
        var both = 2 * _heads;
        using var scratch = new Scratch((both * length) + (both * width));
        var right = scratch.Memory + (both * length);
        for (var head = 0; head < _heads; head++)
        {
            new ReadOnlySpan<float>(gradient + (head * _resultStride), width).CopyTo(new Span<float>(right + (head * width), width));
            new ReadOnlySpan<float>(Asked + (row * width) + (head * _askedStride), width).CopyTo(new Span<float>(right + ((_heads + head) * width), width));
        }
        SmallMatrix.Transpose(left, length, scratch.Memory, both, both, length);
        var result = GradStates + ((long)layout.Batch.Offsets[row] * width);
        SmallMatrix.Multiply(scratch.Memory, both, right, width, result, width, length, both, width);
        new Span<float>(result + (length * width), (layout.Batch.Rows[row] - length) * width).Clear();
    }

    /// <summary>Each head's row of <paramref name="rows"/> [A, H] times all states: [A, S].</summary>
    private void Score(float* rows, int stride, float* states, float* scores, int length) =>
        SmallMatrix.MultiplyTurned(rows, stride, states, width, scores, length, _heads, width, length);

    private void Drop(int row, int head, float* from, float* to, int length) =>
        layout.Dropout.Apply(layout.Dropout.Key(row, 0, head), from + (head * length), to + (head * length), length);
}
