using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>A tensor in an open checkpoint: its name, format and shape, and its elements when they are asked for.</summary>
public sealed class CheckpointTensor
{
    private readonly MappedFile _file;
    private readonly TensorRegion _region;

    internal CheckpointTensor(MappedFile file, string name, TensorRegion region)
    {
        _file = file;
        _region = region;
        Name = name;
        var bytes = (Int128)region.Count * region.Type.Size();
        if (bytes > int.MaxValue) { throw file.Fault($"{Printable.Of(name)} has {bytes} bytes; the kit reads tensors below 2 GiB"); }
    }

    /// <summary>The name in the file.</summary>
    public string Name { get; }

    /// <summary>The number format in the file.</summary>
    public ElementType Type => _region.Type;

    /// <summary>The length of each dimension, outermost first.</summary>
    public long[] Shape => _region.Shape;

    /// <summary>The number of elements.</summary>
    public long Count => _region.Count;

    /// <summary>Whether the file holds the elements in row-major order without gaps, so that <see cref="Bytes"/> copies nothing.</summary>
    public bool IsContiguous => _region.IsContiguous;

    /// <summary>Copies the elements in row-major order, widened exactly.</summary>
    /// <param name="destination"><see cref="Count"/> singles.</param>
    /// <exception cref="KitException">The tensor holds whole numbers.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length);
        if (Type == ElementType.Int64) { throw _file.Fault($"{Printable.Of(Name)} holds whole numbers (I64), not floats"); }
        Rounding.Widen(Type, Bytes(), destination);
    }

    /// <summary>Copies the whole numbers of an I64 tensor in row-major order.</summary>
    /// <param name="destination"><see cref="Count"/> numbers.</param>
    /// <exception cref="KitException">The tensor holds floats.</exception>
    public void CopyTo(Span<long> destination)
    {
        CheckLength(destination.Length);
        if (Type != ElementType.Int64) { throw _file.Fault($"{Printable.Of(Name)} holds floats ({Type.SafetensorsName()}), not whole numbers"); }
        Bytes().CopyTo(MemoryMarshal.AsBytes(destination));
    }

    /// <summary>
    /// The raw little-endian bytes in row-major order: the mapped file itself where <see cref="IsContiguous"/>, good
    /// until the checkpoint is disposed; a copy elsewhere.
    /// </summary>
    public ReadOnlySpan<byte> Bytes() => IsContiguous ? _file.Span(_region.Start, (int)(Count * Type.Size())) : Gathered();

    /// <summary>The name, format and shape.</summary>
    public override string ToString() => $"{Name} {Type.SafetensorsName()} {ParameterSpec.ShapeText(Shape)}";

    private void CheckLength(int length)
    {
        if (length != Count) { throw new ArgumentException(FormattableString.Invariant($"{Name} has {Count} elements, not {length}")); }
    }

    private byte[] Gathered()
    {
        var size = Type.Size();
        var (shape, strides) = (Shape, _region.Strides);
        var bytes = new byte[Count * size];
        var index = new long[shape.Length];
        var offset = 0L;
        for (var target = 0; target < bytes.Length; target += size)
        {
            _file.Span(_region.Start + (offset * size), size).CopyTo(bytes.AsSpan(target));
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                offset += strides[axis];
                if (++index[axis] < shape[axis]) { break; }
                offset -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return bytes;
    }
}
