using System.Numerics.Tensors;

namespace LayerFreezing;

/// <summary>What one token gives to those it looks at: a row of attention.</summary>
internal static class AttentionRow
{
    /// <summary>Scores become probabilities in place: exp(scale x) over its sum, with the largest taken off first.</summary>
    internal static void SoftMax(Span<float> scores, float scale)
    {
        TensorPrimitives.Multiply(scores, scale, scores);
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), scores);
        TensorPrimitives.Exp(scores, scores);
        TensorPrimitives.Multiply(scores, 1 / TensorPrimitives.Sum<float>(scores), scores);
    }

    /// <summary>The gradient R of the probabilities P becomes that of the scores in place: scale P ∘ (R − Σⱼ P ∘ R).</summary>
    internal static void Differentiate(ReadOnlySpan<float> probabilities, Span<float> gradient, float scale)
    {
        TensorPrimitives.Subtract(gradient, TensorPrimitives.Dot(probabilities, gradient), gradient);
        TensorPrimitives.Multiply(gradient, probabilities, gradient);
        TensorPrimitives.Multiply(gradient, scale, gradient);
    }
}
