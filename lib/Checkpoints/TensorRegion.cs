namespace LayerFreezing;

/// <summary>Where the elements of a tensor lie in a file: checked against the bytes there are before anything is read.</summary>
/// <param name="Type">The number format.</param>
/// <param name="Start">The byte of the tensor's first element, from the start of the file.</param>
/// <param name="Shape">The length of each dimension, outermost first.</param>
/// <param name="Strides">Elements from one index to the next, a dimension each.</param>
internal sealed record TensorRegion(ElementType Type, long Start, long[] Shape, long[] Strides)
{
    /// <summary>More dimensions than any model has.</summary>
    public const int MostDimensions = 32;

    /// <summary>The number of elements.</summary>
    public long Count { get; } = CountOf(Shape) ?? 0;

    /// <summary>Whether the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous { get; } = Contiguous(Shape, Strides);

    /// <summary>The product of a shape, or null where a length is negative or the product leaves 63 bits.</summary>
    public static long? CountOf(ReadOnlySpan<long> shape)
    {
        var count = (Int128)1;
        var empty = false;
        foreach (var length in shape)
        {
            if (length < 0) { return null; }
            if (length == 0) { empty = true; continue; }
            count *= length;
            if (count > long.MaxValue) { return null; }
        }
        return empty ? 0 : (long)count;
    }

    /// <summary>The strides of row-major order without gaps.</summary>
    public static long[] RowMajor(long[] shape)
    {
        var strides = new long[shape.Length];
        var step = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = step;
            step *= Math.Max(1, shape[axis]);
        }
        return strides;
    }

    private static bool Contiguous(long[] shape, long[] strides)
    {
        var step = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (shape[axis] != 1 && strides[axis] != step) { return shape.Contains(0); }
            step *= Math.Max(1, shape[axis]);
        }
        return true;
    }
}
