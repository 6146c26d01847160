using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// GELU, x Φ(x) with the normal distribution's Φ (Hendrycks and Gimpel 2016), over a matrix [Q, F]. The forward works out the
/// slope Φ(x) + x φ(x) as well, for both come from one exponential, so that the backward is a product. Φ is Abramowitz and
/// Stegun's formula 7.1.26 (1964), off by 7.5e-8 at most.
/// </summary>
internal sealed unsafe class GeluFunction : autograd.SingleTensorFunction<GeluFunction>
{
    /// <summary>Elements of a piece of work.</summary>
    private const int Piece = 1 << 13;

    private const float P = 0.3275911f / 1.41421356f;
    private const float A1 = 0.254829592f / 2;
    private const float A2 = -0.284496736f / 2;
    private const float A3 = 1.421413741f / 2;
    private const float A4 = -1.453152027f / 2;
    private const float A5 = 1.061405429f / 2;
    private const float Least = -87;
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693145752f;
    private const float Ln2Low = 1.42860677e-6f;
    private const float OneOverRootOfTwoPi = 0.398942280f;

    public override string Name => nameof(GeluFunction);

    /// <summary>GELU of what a linear step has just made, and nobody else reads: its memory keeps the slope.</summary>
    internal static Tensor RunOver(Tensor x) => apply(x, x.requires_grad);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, isTrained) = (((Tensor)vars[0]).contiguous(), (bool)vars[1]);
        var result = empty(x.shape);
        var (px, py) = ((nint)FloatMemory.Address(x), (nint)FloatMemory.Address(result));
        var elements = x.numel();
        // With its exponential an element counts for four.
        RowWork.For((int)((elements + Piece - 1) / Piece), 4 * elements, piece =>
        {
            var start = (long)piece * Piece;
            var length = (int)Math.Min(Piece, elements - start);
            if (isTrained) { WithSlope((float*)px + start, (float*)py + start, length); }
            else { Alone((float*)px + start, (float*)py + start, length); }
        });
        GC.KeepAlive(x);
        if (isTrained) { ctx.save_for_backward([x]); }
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [ctx.get_saved_variables()[0] * grad_output, null!];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WithSlope(float* x, float* y, int length)
    {
        var i = 0;
        for (; i <= length - 8; i += 8)
        {
            var v = Vector256.Load(x + i);
            var (below, bell) = Below(v);
            (v * below).Store(y + i);
            Vector256.FusedMultiplyAdd(v, bell * OneOverRootOfTwoPi, below).Store(x + i);
        }
        for (; i < length; i++)
        {
            var v = Vector256.CreateScalar(x[i]);
            var (below, bell) = Below(v);
            y[i] = (v * below).ToScalar();
            x[i] = Vector256.FusedMultiplyAdd(v, bell * OneOverRootOfTwoPi, below).ToScalar();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Alone(float* x, float* y, int length)
    {
        var i = 0;
        for (; i <= length - 8; i += 8)
        {
            var v = Vector256.Load(x + i);
            (v * Below(v).Below).Store(y + i);
        }
        for (; i < length; i++) { y[i] = x[i] * Below(Vector256.CreateScalar(x[i])).Below.ToScalar(); }
    }

    /// <summary>Φ(x), and the bell exp(−x² ÷ 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Below, Vector256<float> Bell) Below(Vector256<float> x)
    {
        var bell = Exponential(Vector256.Max(x * x * -0.5f, Vector256.Create(Least)));
        var t = Vector256<float>.One / Vector256.FusedMultiplyAdd(Vector256.Abs(x), Vector256.Create(P), Vector256<float>.One);
        var sum = Vector256.FusedMultiplyAdd(t, Vector256.Create(A5), Vector256.Create(A4));
        sum = Vector256.FusedMultiplyAdd(sum, t, Vector256.Create(A3));
        sum = Vector256.FusedMultiplyAdd(sum, t, Vector256.Create(A2));
        sum = Vector256.FusedMultiplyAdd(sum, t, Vector256.Create(A1));
        var tail = sum * t * bell;
        return (Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), tail, Vector256<float>.One - tail), bell);
    }

    /// <summary>exp(x) from <see cref="Least"/> to 0 within 2e-7 of itself: 2ⁿ times the Taylor series of what is left, at most ln 2 ÷ 2 away from 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exponential(Vector256<float> x)
    {
        var n = Vector256.Round(x * Log2E);
        var rest = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2High), x);
        rest = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2Low), rest);
        var sum = Vector256.FusedMultiplyAdd(rest, Vector256.Create(1f / 5040), Vector256.Create(1f / 720));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1f / 120));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1f / 24));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(1f / 6));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256.Create(0.5f));
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256<float>.One);
        sum = Vector256.FusedMultiplyAdd(sum, rest, Vector256<float>.One);
        var power = Vector256.ShiftLeft(Vector256.ConvertToInt32(n) + Vector256.Create(127), 23).AsSingle();
        return sum * power;
    }
}
