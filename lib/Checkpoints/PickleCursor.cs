using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace LayerFreezing;

/// <summary>The bytes of a pickle, read from front to back and never beyond their end.</summary>
internal ref struct PickleCursor
{
    private const int LongestGlobal = 1000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly MappedFile _file;

    public PickleCursor(ReadOnlySpan<byte> bytes, MappedFile file)
    {
        _bytes = bytes;
        _file = file;
    }

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    public BigInteger Integer(int bytes) => new(Take(bytes));

    public string Text(ulong bytes)
    {
        try
        {
            return Utf8.GetString(Take(bytes));
        }
        catch (DecoderFallbackException failure)
        {
            throw _file.Fault("the pickle holds text that isn't UTF-8; fetch the file again", failure);
        }
    }

    /// <summary>The text up to the end of the line.</summary>
    public string Line()
    {
        var rest = _bytes[Position..];
        var end = rest[..Math.Min(rest.Length, LongestGlobal)].IndexOf((byte)'\n');
        if (end < 0) { throw _file.Fault("the pickle names something without an end; fetch the file again"); }
        var line = Text((ulong)end);
        Position++;
        return line;
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Position)) { throw _file.Fault("the pickle ends too early; fetch the file again"); }
        var taken = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    private ReadOnlySpan<byte> Take(int count) => Take((ulong)count);
}
