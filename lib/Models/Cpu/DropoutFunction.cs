using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// Dropout by <see cref="CounterDropout"/> over the rows of a matrix [R, N], each with a key of its own; the backward draws
/// the same masks again.
/// </summary>
internal sealed unsafe class DropoutFunction : autograd.SingleTensorFunction<DropoutFunction>
{
    private const string Mask = "mask";

    public override string Name => nameof(DropoutFunction);

    /// <summary>Drops elements of a tensor whose last dimension is N; there is a key for each row.</summary>
    internal static Tensor Run(Tensor x, CounterDropout dropout, ulong[] keys) => apply(x, new RowMask(dropout, keys));

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var mask = (RowMask)vars[1];
        ctx.save_data(Mask, mask);
        return mask.Apply((Tensor)vars[0]);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [((RowMask)ctx.get_data(Mask)).Apply(grad_output), null!];

    private sealed record RowMask(CounterDropout Dropout, ulong[] Keys)
    {
        internal Tensor Apply(Tensor x)
        {
            var straight = x.contiguous();
            var result = empty(x.shape);
            var width = (int)x.shape[^1];
            var (from, to) = ((nint)FloatMemory.Address(straight), (nint)FloatMemory.Address(result));
            const int Chunk = 16;
            RowWork.For((Keys.Length + Chunk - 1) / Chunk, (long)Keys.Length * width, chunk =>
            {
                for (var row = chunk * Chunk; row < Math.Min(Keys.Length, (chunk + 1) * Chunk); row++)
                {
                    Dropout.Apply(Keys[row], (float*)from + ((long)row * width), (float*)to + ((long)row * width), width);
                }
            });
            GC.KeepAlive((straight, result));
            return result;
        }
    }
}
