using System.Runtime.Intrinsics;

namespace LayerFreezing;

/// <summary>A stretch of parameters with its gradient and moments. Without a parameter it only counts for the norm; without a gradient that is zero.</summary>
internal readonly unsafe struct AdamWPiece(float* parameter, float* gradient, float* mean, float* square, int length, float decay)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    /// <summary>The number of elements.</summary>
    internal int Length => length;

    /// <summary>The squares of the gradient, added up in double precision.</summary>
    internal double SumOfSquares()
    {
        if (gradient is null) { return 0; }
        var sum = 0.0;
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
            for (; i <= length - 8; i += 8)
            {
                var (a, b) = Vector256.Widen(Vector256.Load(gradient + i));
                low = Vector256.FusedMultiplyAdd(a, a, low);
                high = Vector256.FusedMultiplyAdd(b, b, high);
            }
            sum = Vector256.Sum(low + high);
        }
        for (; i < length; i++) { sum += (double)gradient[i] * gradient[i]; }
        return sum;
    }

    /// <summary>Changes moments and parameters by one step.</summary>
    internal void Step(AdamWFactors factors)
    {
        if (parameter is null) { return; }
        var shrink = 1 - (factors.Rate * decay);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var (clip, move, root, epsilon) = (Vector256.Create(factors.Clip), Vector256.Create(factors.Move), Vector256.Create(factors.InverseRoot), Vector256.Create(Epsilon));
            for (; i <= length - 8; i += 8)
            {
                var g = gradient is null ? Vector256<float>.Zero : Vector256.Load(gradient + i) * clip;
                var m = (Vector256.Load(mean + i) * Beta1) + (g * (1 - Beta1));
                var v = (Vector256.Load(square + i) * Beta2) + (g * g * (1 - Beta2));
                m.Store(mean + i);
                v.Store(square + i);
                var p = Vector256.Load(parameter + i) * shrink;
                (p + (m / ((Vector256.Sqrt(v) * root) + epsilon) * move)).Store(parameter + i);
            }
        }
        for (; i < length; i++)
        {
            var g = gradient is null ? 0 : gradient[i] * factors.Clip;
            mean[i] = (mean[i] * Beta1) + (g * (1 - Beta1));
            square[i] = (square[i] * Beta2) + (g * g * (1 - Beta2));
            parameter[i] = (parameter[i] * shrink) + (mean[i] / ((MathF.Sqrt(square[i]) * factors.InverseRoot) + Epsilon) * factors.Move);
        }
    }
}
