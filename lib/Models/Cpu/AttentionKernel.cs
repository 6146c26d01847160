namespace LayerFreezing;

/// <summary>
/// Attention of one sequence and one head at a time. Per piece: S tokens, Q of them asking, D the width of a head.
/// Forward: P = softmax(Q Kᵀ / √D), result = drop(P) V. Backward, with G the gradient of the result:
/// ∂V = drop(P)ᵀ G; R = drop(G Vᵀ); ∂S = P ∘ (R − Σⱼ P ∘ R) / √D; ∂Q = ∂S K; ∂K = ∂Sᵀ Q.
/// </summary>
internal sealed unsafe class AttentionKernel(AttentionLayout layout, int width)
{
    private readonly int _head = width / layout.Heads;
    private readonly float _scale = (float)(1 / Math.Sqrt((double)width / layout.Heads));

    internal float* Query { get; init; }
    internal float* Key { get; init; }
    internal float* Value { get; init; }
    internal float* Probabilities { get; init; }

    /// <summary>The result in the forward, its gradient in the backward.</summary>
    internal float* Result { get; init; }

    internal float* GradQuery { get; init; }
    internal float* GradKey { get; init; }
    internal float* GradValue { get; init; }

    /// <summary>The work of all pieces, as <see cref="RowWork"/> counts it: sixteen products of two numbers take as long as one element elsewhere.</summary>
    internal long Work => layout.ProbabilityCount * 2 * _head / 16;

    internal void Forward(int piece)
    {
        var (row, head) = Math.DivRem(piece, layout.Heads);
        var (asking, length) = (layout.Asking(row), layout.Batch.Lengths[row]);
        var keys = Of(Key, layout.Batch.Offsets[row], head);
        var values = Of(Value, layout.Batch.Offsets[row], head);
        var first = layout.FirstAsking(row);
        var p = Probabilities + layout.Probabilities(row, head);
        using var scratch = new Scratch((_head * length) + (asking * length));
        SmallMatrix.Transpose(keys, width, scratch.Memory, length, length, _head);
        SmallMatrix.Multiply(Of(Query, first, head), width, scratch.Memory, length, p, length, asking, _head, length);
        var dropped = layout.Dropout.Drops ? scratch.Memory + (_head * length) : p;
        for (var i = 0; i < asking; i++)
        {
            AttentionRow.SoftMax(new Span<float>(p + (i * length), length), _scale);
            if (layout.Dropout.Drops) { Drop(row, head, i, p, dropped, length); }
        }
        SmallMatrix.Multiply(dropped, length, values, width, Of(Result, first, head), width, asking, length, _head);
    }

    internal void Backward(int piece)
    {
        var (row, head) = Math.DivRem(piece, layout.Heads);
        var (asking, length, rows) = (layout.Asking(row), layout.Batch.Lengths[row], layout.Batch.Rows[row]);
        var start = layout.Batch.Offsets[row];
        var keys = Of(Key, start, head);
        var values = Of(Value, start, head);
        var first = layout.FirstAsking(row);
        var gradient = Of(Result, first, head);
        var p = Probabilities + layout.Probabilities(row, head);
        var area = asking * length;
        using var scratch = new Scratch((_head * length) + (3 * area));
        var turned = scratch.Memory;
        var r = turned + (_head * length);
        var other = r + area;
        var turnedOther = other + area;

        SmallMatrix.Transpose(values, width, turned, length, length, _head);
        SmallMatrix.Multiply(gradient, width, turned, length, r, length, asking, _head, length);
        var dropped = layout.Dropout.Drops ? other : p;
        for (var i = 0; i < asking; i++)
        {
            if (!layout.Dropout.Drops) { continue; }
            Drop(row, head, i, p, dropped, length);
            Drop(row, head, i, r, r, length);
        }
        SmallMatrix.Transpose(dropped, length, turnedOther, asking, asking, length);
        SmallMatrix.Multiply(turnedOther, asking, gradient, width, Of(GradValue, start, head), width, length, asking, _head);

        for (var i = 0; i < asking; i++)
        {
            var probabilities = new Span<float>(p + (i * length), length);
            var rest = new Span<float>(r + (i * length), length);
            AttentionRow.Differentiate(probabilities, rest, _scale);
        }
        SmallMatrix.Multiply(r, length, keys, width, Of(GradQuery, first, head), width, asking, length, _head);
        SmallMatrix.Transpose(r, length, turnedOther, asking, asking, length);
        SmallMatrix.Multiply(turnedOther, asking, Of(Query, first, head), width, Of(GradKey, start, head), width, length, asking, _head);
        for (var padding = length; padding < rows; padding++)
        {
            new Span<float>(Of(GradKey, start + padding, head), _head).Clear();
            new Span<float>(Of(GradValue, start + padding, head), _head).Clear();
        }
    }

    private float* Of(float* matrix, int row, int head) => matrix + ((long)row * width) + (head * _head);

    private void Drop(int row, int head, int i, float* from, float* to, int length) =>
        layout.Dropout.Apply(layout.Dropout.Key(row, i, head), from + (i * length), to + (i * length), length);
}
