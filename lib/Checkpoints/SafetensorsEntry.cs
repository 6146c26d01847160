using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>A tensor to be written: its name, format and shape, and who writes its bytes when their turn comes.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Type">The number format.</param>
/// <param name="Shape">The length of each dimension, outermost first.</param>
/// <param name="WriteBytes">Writes the elements, little-endian, in row-major order.</param>
public sealed record SafetensorsEntry(string Name, ElementType Type, long[] Shape, Action<Stream> WriteBytes)
{
    /// <summary>A tensor whose bytes are at hand.</summary>
    public static SafetensorsEntry Of(string name, ElementType type, long[] shape, ReadOnlyMemory<byte> bytes) =>
        new(name, type, shape, stream => stream.Write(bytes.Span));

    /// <summary>A tensor of singles.</summary>
    public static SafetensorsEntry Of(string name, long[] shape, ReadOnlyMemory<float> values) =>
        new(name, ElementType.Float32, shape, stream => stream.Write(MemoryMarshal.AsBytes(values.Span)));

    /// <summary>A tensor of whole numbers.</summary>
    public static SafetensorsEntry Of(string name, long[] shape, ReadOnlyMemory<long> values) =>
        new(name, ElementType.Int64, shape, stream => stream.Write(MemoryMarshal.AsBytes(values.Span)));
}
