using System.Buffers.Binary;
using System.Text;

namespace LayerFreezing;

/// <summary>Where an entry of a zip archive lies in the file.</summary>
internal readonly record struct ZipEntry(long Start, long Length);

/// <summary>
/// Reads the directory of a zip archive whose entries are stored as they are, as torch.save writes them: so each is a
/// piece of the mapped file. Every size and offset is checked against the file. Layout: PKWARE's APPNOTE.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054b50, End64Mark = 0x06064b50, Locator64Mark = 0x07064b50;
    private const uint CentralMark = 0x02014b50, LocalMark = 0x04034b50;
    private const int EndSize = 22, End64Size = 56, Locator64Size = 20, CentralSize = 46, LocalSize = 30;

    /// <summary>The entries by name.</summary>
    /// <exception cref="KitException">The archive is damaged, compressed or encrypted.</exception>
    public static Dictionary<string, ZipEntry> Read(MappedFile file)
    {
        var (start, end, count) = Locate(file);
        var entries = new Dictionary<string, ZipEntry>(StringComparer.Ordinal);
        var position = start;
        for (var number = 0UL; number < count; number++)
        {
            var fixedPart = Part(file, position, CentralSize, end, CentralMark);
            var nameLength = U16(fixedPart, 28);
            var extraLength = U16(fixedPart, 30);
            var length = CentralSize + nameLength + extraLength + U16(fixedPart, 32);
            var whole = Part(file, position, length, end, CentralMark);
            var nameBytes = whole.Slice(CentralSize, nameLength);
            var name = Encoding.UTF8.GetString(nameBytes);
            CheckStored(whole, name, file);
            var (size, offset) = Sizes(whole, whole.Slice(CentralSize + nameLength, extraLength), name, file);
            if (!entries.TryAdd(name, Place(file, nameBytes, name, size, offset, start))) { throw file.Fault($"the archive has {Printable.Of(name)} twice"); }
            position += length;
        }
        return entries;
    }

    /// <summary>Where the central directory starts and ends, and how many entries it has.</summary>
    private static (long Start, long End, ulong Count) Locate(MappedFile file)
    {
        var end = FindEnd(file);
        var record = file.Span(end, EndSize);
        ulong count = U16(record, 10), size = U32(record, 12), start = U32(record, 16);
        var limit = end;
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue)
        {
            var locator = Part(file, end - Locator64Size, Locator64Size, end, Locator64Mark);
            var end64 = U64(locator, 8);
            limit = end - Locator64Size;
            if (end64 > (ulong)limit) { throw Damaged(file); }
            var record64 = Part(file, (long)end64, End64Size, limit, End64Mark);
            (count, size, start, limit) = (U64(record64, 32), U64(record64, 40), U64(record64, 48), (long)end64);
        }
        if (start > (ulong)limit || size > (ulong)limit - start) { throw Damaged(file); }
        return ((long)start, (long)(start + size), count);
    }

    /// <summary>The end record stands at the end of the file, with a comment of up to 64 KB behind it.</summary>
    private static long FindEnd(MappedFile file)
    {
        var length = (int)Math.Min(file.Length, EndSize + ushort.MaxValue);
        var tail = file.Span(file.Length - length, length);
        for (var at = length - EndSize; at >= 0; at--)
        {
            if (U32(tail, at) == EndMark && U16(tail, at + 20) == length - at - EndSize) { return file.Length - length + at; }
        }
        throw file.Fault("the zip archive has no end; it was cut off, fetch it again");
    }

    private static void CheckStored(ReadOnlySpan<byte> central, string name, MappedFile file)
    {
        var encrypted = (U16(central, 8) & 1) != 0;
        if (encrypted || U16(central, 10) != 0)
        {
            throw file.Fault($"{Printable.Of(name)} is {(encrypted ? "encrypted" : "compressed")}, which torch.save never does; save it again with torch.save");
        }
    }

    private static (ulong Size, ulong Offset) Sizes(ReadOnlySpan<byte> central, ReadOnlySpan<byte> extra, string name, MappedFile file)
    {
        ulong packed = U32(central, 20), size = U32(central, 24), offset = U32(central, 42);
        var wide = Extra64(extra);
        if (size == uint.MaxValue) { size = Next(ref wide, file); }
        if (packed == uint.MaxValue) { packed = Next(ref wide, file); }
        if (offset == uint.MaxValue) { offset = Next(ref wide, file); }
        if (packed != size)
        {
            throw file.Fault(FormattableString.Invariant($"{Printable.Of(name)} has {size} bytes and {packed} in the archive; fetch the file again"));
        }
        return (size, offset);
    }

    /// <summary>The extra field with sizes of 64 bits, empty where there is none.</summary>
    private static ReadOnlySpan<byte> Extra64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = Math.Min(U16(extra, 2), extra.Length - 4);
            if (U16(extra, 0) == 1) { return extra.Slice(4, length); }
            extra = extra[(4 + length)..];
        }
        return [];
    }

    private static ulong Next(ref ReadOnlySpan<byte> wide, MappedFile file)
    {
        if (wide.Length < 8) { throw Damaged(file); }
        var value = U64(wide, 0);
        wide = wide[8..];
        return value;
    }

    /// <summary>The entry's bytes, behind a second header of their own that must name the same entry.</summary>
    private static ZipEntry Place(MappedFile file, ReadOnlySpan<byte> name, string shown, ulong size, ulong offset, long end)
    {
        if (offset > (ulong)end) { throw Damaged(file); }
        var header = Part(file, (long)offset, LocalSize, end, LocalMark);
        var nameLength = U16(header, 26);
        var start = (long)offset + LocalSize + nameLength + U16(header, 28);
        if (start > end || size > (ulong)(end - start))
        {
            throw file.Fault(FormattableString.Invariant($"{Printable.Of(shown)} has {size} bytes, more than the file holds; fetch it again"));
        }
        return file.Span((long)offset + LocalSize, nameLength).SequenceEqual(name) ? new(start, (long)size) : throw Damaged(file);
    }

    /// <summary>A record of the archive, inside its bounds and with its mark.</summary>
    private static ReadOnlySpan<byte> Part(MappedFile file, long start, int length, long end, uint mark)
    {
        if (start < 0 || length > end - start) { throw Damaged(file); }
        var part = file.Span(start, length);
        return U32(part, 0) == mark ? part : throw Damaged(file);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private static KitException Damaged(MappedFile file) => file.Fault("the zip archive's directory is damaged; fetch the file again");
}
