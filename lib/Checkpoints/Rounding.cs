using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>
/// Between single precision and the two 16-bit formats: narrowing rounds to nearest, ties to even, as PyTorch does;
/// widening is exact.
/// </summary>
public static class Rounding
{
    private const ushort QuietNaN = 0x7FC0;

    /// <summary>Rounds singles to halves; what is too large becomes infinite.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void ToHalf(ReadOnlySpan<float> source, Span<Half> destination) =>
        TensorPrimitives.ConvertToHalf(source, destination);

    /// <summary>Rounds a single to a half.</summary>
    public static Half ToHalf(float value) => (Half)value;

    /// <summary>Rounds singles to the bits of bfloat16.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void ToBFloat16(ReadOnlySpan<float> source, Span<ushort> destination)
    {
        if (destination.Length < source.Length) { throw new ArgumentException("the destination is shorter than the source", nameof(destination)); }
        for (var index = 0; index < source.Length; index++) { destination[index] = ToBFloat16(source[index]); }
    }

    /// <summary>Rounds a single to the bits of a bfloat16.</summary>
    public static ushort ToBFloat16(float value)
    {
        if (float.IsNaN(value)) { return QuietNaN; }
        var bits = BitConverter.SingleToUInt32Bits(value);
        // Half of what is cut off, less one where the kept part is even already: a tie then stays below the carry.
        var nearestEven = 0x7FFFu + ((bits >> 16) & 1);
        return (ushort)((bits + nearestEven) >> 16);
    }

    /// <summary>The single that the bits of a bfloat16 stand for.</summary>
    public static float FromBFloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <summary>Widens the raw bytes of any of the float formats to singles.</summary>
    internal static void Widen(ElementType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        switch (type)
        {
            case ElementType.Float32:
                source.CopyTo(MemoryMarshal.AsBytes(destination));
                break;
            case ElementType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), destination);
                break;
            case ElementType.BFloat16:
                var bits = MemoryMarshal.Cast<byte, ushort>(source);
                for (var index = 0; index < bits.Length; index++) { destination[index] = FromBFloat16(bits[index]); }
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "not a float format");
        }
    }
}
