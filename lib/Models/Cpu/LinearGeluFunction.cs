using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// GELU of a linear step, [Q, H] → [Q, F]: with u = x Wᵀ + b, u Φ(u) with the normal distribution's Φ (Hendrycks and Gimpel
/// 2016). The forward works out the slope Φ(u) + u φ(u) as well, for both come from one exponential. Φ is Abramowitz and
/// Stegun's formula 7.1.26 (1964), off by 7.5e-8 at most.
/// </summary>
internal sealed unsafe class LinearGeluFunction : autograd.SingleTensorFunction<LinearGeluFunction>
{
    /// <summary>Elements of a piece of work.</summary>
    private const int Piece = 1 << 13;

    private const string Needs = "needs";

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

    public override string Name => nameof(LinearGeluFunction);

    internal static Tensor Run(Tensor x, Linear linear) => apply(x, linear.weight!, linear.bias!, LinearNeeds.Of(x, linear));

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, weight, bias, needs) = (((Tensor)vars[0]).contiguous(), (Tensor)vars[1], (Tensor)vars[2], (LinearNeeds)vars[3]);
        // The slope takes the place of what the product has made.
        var slope = LinearProducts.Forward(x, weight);
        var result = empty(slope.shape);
        var (ps, pb, py) = ((nint)FloatMemory.Address(slope), (nint)FloatMemory.Address(bias), (nint)FloatMemory.Address(result));
        var (rows, width) = ((int)slope.shape[0], (int)slope.shape[1]);
        var piece = Math.Max(1, Piece / width);
        // With its exponential an element counts for four.
        RowWork.For((rows + piece - 1) / piece, 4L * rows * width, number =>
        {
            for (var row = number * piece; row < Math.Min(rows, (number + 1) * piece); row++)
            {
                var at = (long)row * width;
                if (needs.Any) { WithSlope((float*)ps + at, (float*)pb, (float*)py + at, width); }
                else { Alone((float*)ps + at, (float*)pb, (float*)py + at, width); }
            }
        });
        GC.KeepAlive(bias);
        if (needs.Any)
        {
            ctx.save_for_backward([x, weight, slope]);
            ctx.save_data(Needs, needs);
        }
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        using var gradient = saved[2] * grad_output;
        var (x, weight, bias) = LinearProducts.Backward(gradient, saved[0], saved[1], (LinearNeeds)ctx.get_data(Needs));
        return [x!, weight!, bias!, null!];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WithSlope(float* x, float* bias, float* y, int length)
    {
        var i = 0;
        for (; i <= length - 8; i += 8)
        {
            var v = Vector256.Load(x + i) + Vector256.Load(bias + i);
            var (below, bell) = Below(v);
            (v * below).Store(y + i);
            Vector256.FusedMultiplyAdd(v, bell * OneOverRootOfTwoPi, below).Store(x + i);
        }
        for (; i < length; i++)
        {
            var v = Vector256.CreateScalar(x[i] + bias[i]);
            var (below, bell) = Below(v);
            y[i] = (v * below).ToScalar();
            x[i] = Vector256.FusedMultiplyAdd(v, bell * OneOverRootOfTwoPi, below).ToScalar();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Alone(float* x, float* bias, float* y, int length)
    {
        var i = 0;
        for (; i <= length - 8; i += 8)
        {
            var v = Vector256.Load(x + i) + Vector256.Load(bias + i);
            (v * Below(v).Below).Store(y + i);
        }
        for (; i < length; i++)
        {
            var v = x[i] + bias[i];
            y[i] = v * Below(Vector256.CreateScalar(v)).Below.ToScalar();
        }
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
