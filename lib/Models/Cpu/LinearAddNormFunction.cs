using System.Runtime.Intrinsics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace LayerFreezing;

/// <summary>
/// LayerNorm(residual + dropout(x Wᵀ + b)), x [R, I] → [R, H]: after the product one pass over each row, with scale and shift
/// [H]; the backward draws the mask again.
/// </summary>
internal sealed unsafe class LinearAddNormFunction : autograd.SingleTensorFunction<LinearAddNormFunction>
{
    /// <summary>Rows whose sums over scale and shift are added up first: fixed, so that threads don't change the result.</summary>
    private const int Chunk = 16;

    private const string Settings = "settings";

    public override string Name => nameof(LinearAddNormFunction);

    internal static Tensor Run(Tensor x, Linear linear, Tensor residual, Norm norm, CounterDropout dropout, ulong[]? keys) =>
        apply(x, linear.weight!, linear.bias!, residual, norm.Weight, norm.Bias, new Setting(dropout, keys, (float)norm.Epsilon, LinearNeeds.Of(x, linear)));

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, linear, linearBias, residual) = (((Tensor)vars[0]).contiguous(), (Tensor)vars[1], (Tensor)vars[2], ((Tensor)vars[3]).contiguous());
        var (weight, bias, setting) = ((Tensor)vars[4], (Tensor)vars[5], (Setting)vars[6]);
        using var product = LinearProducts.Forward(x, linear);
        var (rows, width) = ((int)residual.shape[0], (int)residual.shape[1]);
        // What the backward needs: the normalised rows, and one over the standard deviation of each.
        var (result, normal, inverse) = (empty(residual.shape), empty(residual.shape), empty(rows));
        var (px, pl, pr) = ((nint)FloatMemory.Address(product), (nint)FloatMemory.Address(linearBias), (nint)FloatMemory.Address(residual));
        var (pw, pb) = ((nint)FloatMemory.Address(weight), (nint)FloatMemory.Address(bias));
        var (py, pn, pi) = ((nint)FloatMemory.Address(result), (nint)FloatMemory.Address(normal), (nint)FloatMemory.Address(inverse));
        RowWork.For((rows + Chunk - 1) / Chunk, (long)rows * width, chunk =>
        {
            for (var row = chunk * Chunk; row < Math.Min(rows, (chunk + 1) * Chunk); row++)
            {
                var at = (long)row * width;
                var n = new Span<float>((float*)pn + at, width);
                var u = new Span<float>((float*)px + at, width);
                TensorPrimitives.Add(u, new ReadOnlySpan<float>((float*)pl, width), u);
                setting.Drop(row, (float*)px + at, (float*)pn + at, width);
                TensorPrimitives.Add(n, new ReadOnlySpan<float>((float*)pr + at, width), n);
                TensorPrimitives.Subtract(n, TensorPrimitives.Sum<float>(n) / width, n);
                var one = 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(n) / width) + setting.Epsilon);
                TensorPrimitives.Multiply(n, one, n);
                ((float*)pi)[row] = one;
                TensorPrimitives.MultiplyAdd(n, new ReadOnlySpan<float>((float*)pw, width), new ReadOnlySpan<float>((float*)pb, width), new Span<float>((float*)py + at, width));
            }
        });
        ctx.save_for_backward([normal, inverse, weight, x, linear]);
        ctx.save_data(Settings, setting);
        GC.KeepAlive((linearBias, residual, bias));
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var setting = (Setting)ctx.get_data(Settings);
        var saved = ctx.get_saved_variables();
        var gradient = grad_output.contiguous();
        var (rows, width) = ((int)gradient.shape[0], (int)gradient.shape[1]);
        var chunks = (rows + Chunk - 1) / Chunk;
        using var gradProduct = empty(gradient.shape);
        var gradResidual = empty(gradient.shape);
        var (gradWeight, gradBias) = (zeros(chunks, width), zeros(chunks, width));
        var (pg, pn, pi, pw) = ((nint)FloatMemory.Address(gradient), (nint)FloatMemory.Address(saved[0]), (nint)FloatMemory.Address(saved[1]), (nint)FloatMemory.Address(saved[2]));
        var (px, pr, pgw, pgb) = ((nint)FloatMemory.Address(gradProduct), (nint)FloatMemory.Address(gradResidual), (nint)FloatMemory.Address(gradWeight), (nint)FloatMemory.Address(gradBias));
        RowWork.For(chunks, (long)rows * width, chunk =>
        {
            var sumWeight = (float*)pgw + ((long)chunk * width);
            var sumBias = (float*)pgb + ((long)chunk * width);
            for (var row = chunk * Chunk; row < Math.Min(rows, (chunk + 1) * Chunk); row++)
            {
                var at = (long)row * width;
                BackwardRow((float*)pg + at, (float*)pn + at, ((float*)pi)[row], (float*)pw, (float*)pr + at, sumWeight, sumBias, width);
                setting.Drop(row, (float*)pr + at, (float*)px + at, width);
            }
        });
        GC.KeepAlive((saved, gradient));
        var (gradX, gradLinear, gradLinearBias) = LinearProducts.Backward(gradProduct, saved[3], saved[4], setting.Needs);
        return [gradX!, gradLinear!, gradLinearBias!, gradResidual, gradWeight.sum(dim: 0), gradBias.sum(dim: 0), null!];
    }

    /// <summary>
    /// One row: with g the gradient, n the normalised row and u = g ∘ weight, the gradient of the sum is
    /// (u − mean(u) − n mean(u ∘ n)) / σ.
    /// </summary>
    private static void BackwardRow(float* g, float* n, float inverse, float* weight, float* result, float* sumWeight, float* sumBias, int width)
    {
        var (u, un) = (0f, 0f);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var (vectorU, vectorUn) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (; i <= width - 8; i += 8)
            {
                var (vg, vn) = (Vector256.Load(g + i), Vector256.Load(n + i));
                var scaled = vg * Vector256.Load(weight + i);
                vectorU += scaled;
                vectorUn = Vector256.FusedMultiplyAdd(scaled, vn, vectorUn);
                Vector256.FusedMultiplyAdd(vg, vn, Vector256.Load(sumWeight + i)).Store(sumWeight + i);
                (Vector256.Load(sumBias + i) + vg).Store(sumBias + i);
                scaled.Store(result + i);
            }
            (u, un) = (Vector256.Sum(vectorU), Vector256.Sum(vectorUn));
        }
        for (; i < width; i++)
        {
            var scaled = g[i] * weight[i];
            u += scaled;
            un += scaled * n[i];
            sumWeight[i] += g[i] * n[i];
            sumBias[i] += g[i];
            result[i] = scaled;
        }
        var (meanU, meanUn) = (u / width, un / width);
        var row = new Span<float>(result, width);
        var normal = new ReadOnlySpan<float>(n, width);
        TensorPrimitives.Subtract(row, meanU, row);
        TensorPrimitives.MultiplyAdd(normal, -meanUn, row, row);
        TensorPrimitives.Multiply(row, inverse, row);
    }

    private sealed record Setting(CounterDropout Dropout, ulong[]? Keys, float Epsilon, LinearNeeds Needs)
    {
        /// <summary>y = dropout(x) of one row; a copy where nothing is dropped.</summary>
        internal void Drop(int row, float* x, float* y, int width)
        {
            if (Keys is null) { new ReadOnlySpan<float>(x, width).CopyTo(new Span<float>(y, width)); }
            else { Dropout.Apply(Keys[row], x, y, width); }
        }
    }
}
