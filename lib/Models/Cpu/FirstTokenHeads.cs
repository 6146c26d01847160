using System.Numerics.Tensors;

namespace LayerFreezing;

/// <summary>
/// What comes before and after <see cref="FirstTokenKernel"/>, one head at a time: what its queries q [B, D] ask of the
/// hidden states, U = q Wₖ [B, H] and o = q · bₖ [B]; and what they take from what was seen, Y [B, H] and y [B]:
/// Y Wᵥᵀ + y bᵥ [B, D]. Wₖ and Wᵥ are the head's rows [D, H] of the weights. Backward, with G the gradient of the result and
/// U, o standing for their gradients: ∂Y = G Wᵥ; ∂y = G bᵥ; ∂Wᵥ = Gᵀ Y; ∂bᵥ = Gᵀ y; ∂q = U Wₖᵀ + o bₖ; ∂Wₖ = qᵀ U; ∂bₖ = qᵀ o.
/// </summary>
internal readonly unsafe struct FirstTokenHeads(int count, int width, int heads)
{
    private readonly int _head = width / heads;

    /// <summary>[B, H].</summary>
    internal float* Query { get; init; }

    /// <summary>[H, H].</summary>
    internal float* Key { get; init; }

    /// <summary>[H].</summary>
    internal float* KeyBias { get; init; }

    /// <summary>[H, H].</summary>
    internal float* Value { get; init; }

    /// <summary>[H].</summary>
    internal float* ValueBias { get; init; }

    /// <summary>U, or its gradient in the backward: [A, B, H].</summary>
    internal float* Asked { get; init; }

    /// <summary>o, or its gradient in the backward: [B, A].</summary>
    internal float* Offsets { get; init; }

    /// <summary>Y, and y beside it: [A, B, H + 1].</summary>
    internal float* Seen { get; init; }

    internal float* GradSeen { get; init; }

    /// <summary>The result in the forward, its gradient in the backward: [B, H].</summary>
    internal float* Result { get; init; }

    internal float* GradQuery { get; init; }
    internal float* GradKey { get; init; }
    internal float* GradKeyBias { get; init; }
    internal float* GradValue { get; init; }
    internal float* GradValueBias { get; init; }

    /// <summary>The work of all heads, as <see cref="RowWork"/> counts it: sixteen products of two numbers take as long as one element elsewhere.</summary>
    internal long Work => (long)count * width * width / 16;

    /// <summary>q → U and o.</summary>
    internal void Ask(int head)
    {
        var query = Query + (head * _head);
        SmallMatrix.Multiply(query, width, Rows(Key, head), width, AskedBy(head), width, count, _head, width);
        for (var row = 0; row < count; row++) { Offsets[(row * heads) + head] = Dot(query + (row * width), KeyBias + (head * _head)); }
    }

    /// <summary>Y and y → result.</summary>
    internal void Take(int head)
    {
        var seen = SeenBy(Seen, head);
        var result = Result + (head * _head);
        SmallMatrix.MultiplyTurned(seen, width + 1, Rows(Value, head), width, result, width, count, width, _head);
        for (var row = 0; row < count; row++) { Add(result + (row * width), seen[(row * (width + 1)) + width], ValueBias + (head * _head)); }
    }

    /// <summary>G → ∂Y, ∂y, ∂Wᵥ and ∂bᵥ.</summary>
    internal void BackwardOfTake(int head)
    {
        float* seen = SeenBy(Seen, head), gradSeen = SeenBy(GradSeen, head);
        float* gradient = Result + (head * _head), bias = GradValueBias + (head * _head);
        SmallMatrix.Multiply(gradient, width, Rows(Value, head), width, gradSeen, width + 1, count, _head, width);
        Weights(gradient, seen, width + 1, Rows(GradValue, head));
        new Span<float>(bias, _head).Clear();
        for (var row = 0; row < count; row++)
        {
            gradSeen[(row * (width + 1)) + width] = Dot(gradient + (row * width), ValueBias + (head * _head));
            Add(bias, seen[(row * (width + 1)) + width], gradient + (row * width));
        }
    }

    /// <summary>∂U and ∂o → ∂q, ∂Wₖ and ∂bₖ.</summary>
    internal void BackwardOfAsk(int head)
    {
        float* query = Query + (head * _head), gradQuery = GradQuery + (head * _head), bias = GradKeyBias + (head * _head);
        SmallMatrix.MultiplyTurned(AskedBy(head), width, Rows(Key, head), width, gradQuery, width, count, width, _head);
        Weights(query, AskedBy(head), width, Rows(GradKey, head));
        new Span<float>(bias, _head).Clear();
        for (var row = 0; row < count; row++)
        {
            Add(gradQuery + (row * width), Offsets[(row * heads) + head], KeyBias + (head * _head));
            Add(bias, Offsets[(row * heads) + head], query + (row * width));
        }
    }

    /// <summary>leftᵀ [D, B] times right [B, H]: [D, H].</summary>
    private void Weights(float* left, float* right, int strideRight, float* result)
    {
        using var turned = new Scratch(count * _head);
        SmallMatrix.Transpose(left, width, turned.Memory, count, count, _head);
        SmallMatrix.Multiply(turned.Memory, count, right, strideRight, result, width, _head, count, width);
    }

    private float* Rows(float* weights, int head) => weights + ((long)head * _head * width);

    private float* AskedBy(int head) => Asked + ((long)head * count * width);

    private float* SeenBy(float* seen, int head) => seen + ((long)head * count * (width + 1));

    private float Dot(float* x, float* y) => TensorPrimitives.Dot(new ReadOnlySpan<float>(x, _head), new ReadOnlySpan<float>(y, _head));

    /// <summary>sum += factor × x.</summary>
    private void Add(float* sum, float factor, float* x) =>
        TensorPrimitives.MultiplyAdd(new ReadOnlySpan<float>(x, _head), factor, new ReadOnlySpan<float>(sum, _head), new Span<float>(sum, _head));
}
