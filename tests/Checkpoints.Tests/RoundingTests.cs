namespace LayerFreezing.Tests;

public class RoundingTests
{
    [Theory]
    [InlineData(0x3F800000u, 0x3F80)]
    [InlineData(0x3F807FFFu, 0x3F80)]
    [InlineData(0x3F808000u, 0x3F80)]
    [InlineData(0x3F808001u, 0x3F81)]
    [InlineData(0x3F818000u, 0x3F82)]
    [InlineData(0xBF818000u, 0xBF82)]
    [InlineData(0x00000001u, 0x0000)]
    [InlineData(0x80000000u, 0x8000)]
    [InlineData(0x7F7FFFFFu, 0x7F80)]
    [InlineData(0x7F800000u, 0x7F80)]
    [InlineData(0xFF800000u, 0xFF80)]
    [InlineData(0x7F800001u, 0x7FC0)]
    [InlineData(0xFFFFFFFFu, 0x7FC0)]
    public void A_bfloat16_is_the_nearest_and_of_two_the_even_one(uint single, int expected) =>
        Assert.Equal((ushort)expected, Rounding.ToBFloat16(BitConverter.UInt32BitsToSingle(single)));

    [Theory]
    [InlineData(1.00048828125f, 0x3C00)]
    [InlineData(1.00146484375f, 0x3C02)]
    [InlineData(1.0004884f, 0x3C01)]
    [InlineData(65519.99f, 0x7BFF)]
    [InlineData(65520f, 0x7C00)]
    [InlineData(2.9802322E-08f, 0x0000)]
    [InlineData(2.9802326E-08f, 0x0001)]
    [InlineData(-6.103515625e-05f, 0x8400)]
    public void A_half_is_the_nearest_and_of_two_the_even_one(float single, int expected) =>
        Assert.Equal((ushort)expected, BitConverter.HalfToUInt16Bits(Rounding.ToHalf(single)));

    [Fact]
    public void Every_sixteen_bit_pattern_comes_back_from_single_precision_and_many_at_once_are_as_one()
    {
        var bits = Enumerable.Range(0, 1 << 16).Select(pattern => (ushort)pattern).ToArray();
        var brains = bits.Select(Rounding.FromBFloat16).Where(value => !float.IsNaN(value)).ToArray();
        Assert.Equal(bits.Where(pattern => !float.IsNaN(Rounding.FromBFloat16(pattern))), brains.Select(Rounding.ToBFloat16));
        var halves = bits.Select(pattern => (float)BitConverter.UInt16BitsToHalf(pattern)).Where(value => !float.IsNaN(value)).ToArray();
        var narrowed = new Half[halves.Length];
        Rounding.ToHalf(halves, narrowed);
        Assert.Equal(halves, narrowed.Select(value => (float)value));
        var many = new ushort[halves.Length];
        Rounding.ToBFloat16(halves, many);
        Assert.Equal(halves.Select(Rounding.ToBFloat16), many);
        Assert.Throws<ArgumentException>(() => Rounding.ToBFloat16(halves, new ushort[1]));
    }
}
