using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>
/// The products of a linear step y = x Wᵀ + b, x [Q, I], W [O, I], y [Q, O], on the CPU: by oneDNN where it is there and
/// the rows are more than a few, else by the tensor library.
/// </summary>
internal static unsafe class LinearProducts
{
    /// <summary>Below so many rows the tensor library's BLAS is as fast.</summary>
    private const int Few = 64;

    /// <summary>x Wᵀ: [Q, O].</summary>
    internal static Tensor Forward(Tensor x, Tensor weight)
    {
        if (!ByOneDnn(x)) { return nn.functional.linear(x, weight); }
        var y = empty(x.shape[0], weight.shape[0]);
        Into(y, x, weight, add: false);
        return y;
    }

    /// <summary>x Wᵀ + b: [Q, O].</summary>
    internal static Tensor Forward(Tensor x, Tensor weight, Tensor bias)
    {
        if (!ByOneDnn(x)) { return nn.functional.linear(x, weight, bias); }
        var (rows, width) = ((int)x.shape[0], (int)weight.shape[0]);
        var y = empty(rows, width);
        var (py, pb) = ((nint)FloatMemory.Address(y), (nint)FloatMemory.Address(bias));
        RowWork.For(rows, y.numel(), row => new ReadOnlySpan<float>((float*)pb, width).CopyTo(new Span<float>((float*)py + ((long)row * width), width)));
        GC.KeepAlive(bias);
        Into(y, x, weight, add: true);
        return y;
    }

    /// <summary>
    /// The gradients of x, W and b that are asked for, the others null, from that of y. That of x is added to
    /// <paramref name="onto"/> where it is given.
    /// </summary>
    internal static (Tensor? X, Tensor? Weight, Tensor? Bias) Backward(Tensor gradient, Tensor x, Tensor weight, LinearNeeds needs, Tensor? onto = null) =>
        (needs.Input ? OfInput(gradient, weight, onto) : null, needs.Weight ? OfWeight(gradient, x) : null, needs.Bias ? gradient.sum(dim: 0) : null);

    /// <summary>g W: [Q, I].</summary>
    private static Tensor OfInput(Tensor gradient, Tensor weight, Tensor? onto)
    {
        if (!ByOneDnn(gradient)) { return onto is null ? gradient.mm(weight) : onto.add_(gradient.mm(weight)); }
        var result = onto ?? empty(gradient.shape[0], weight.shape[1]);
        OneDnn.Multiply(FloatMemory.Address(gradient), false, FloatMemory.Address(weight), false, FloatMemory.Address(result),
            gradient.shape[0], weight.shape[0], weight.shape[1], add: onto is not null);
        GC.KeepAlive((gradient, weight));
        return result;
    }

    /// <summary>gᵀ x: [O, I].</summary>
    private static Tensor OfWeight(Tensor gradient, Tensor x)
    {
        if (!ByOneDnn(gradient)) { return gradient.t().mm(x); }
        var result = empty(gradient.shape[1], x.shape[1]);
        OneDnn.Multiply(FloatMemory.Address(gradient), true, FloatMemory.Address(x), false, FloatMemory.Address(result),
            gradient.shape[1], x.shape[0], x.shape[1], add: false);
        GC.KeepAlive((gradient, x));
        return result;
    }

    private static void Into(Tensor y, Tensor x, Tensor weight, bool add)
    {
        OneDnn.Multiply(FloatMemory.Address(x), false, FloatMemory.Address(weight), true, FloatMemory.Address(y),
            x.shape[0], x.shape[1], weight.shape[0], add);
        GC.KeepAlive((x, weight));
    }

    private static bool ByOneDnn(Tensor rows) => rows.shape[0] >= Few && OneDnn.IsThere;
}
