using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LayerFreezing;

/// <summary>Writes safetensors as Hugging Face's own writer does, to the byte.</summary>
public static class SafetensorsFile
{
    private const string MetadataName = "__metadata__";

    /// <summary>
    /// Writes a file whole or not at all. Tensors are laid out by the size of their format, then by name; the header is
    /// padded with blanks to a multiple of eight bytes.
    /// </summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="tensors">The tensors, in any order; each is asked for its bytes once.</param>
    /// <param name="metadata">What the header says of the file; null is Hugging Face's <c>format: pt</c>, empty is nothing.</param>
    /// <exception cref="KitException">The file can't be written, for a full disk for example.</exception>
    /// <exception cref="ArgumentException">A name stands twice, or a tensor's bytes don't fit its shape.</exception>
    public static void Write(string path, IEnumerable<SafetensorsEntry> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var entries = tensors.OrderByDescending(entry => entry.Type).ThenBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        Check(entries);
        var header = Header(entries, metadata ?? new Dictionary<string, string> { ["format"] = "pt" });
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var entry in entries) { WriteTensor(stream, entry); }
        });
    }

    private static void Check(List<SafetensorsEntry> entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { MetadataName };
        foreach (var entry in entries)
        {
            if (!names.Add(entry.Name)) { throw new ArgumentException($"{entry.Name} is given twice, or is no name for a tensor"); }
        }
    }

    private static byte[] Header(List<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0) { WriteMetadata(writer, metadata); }
            var begin = 0L;
            foreach (var entry in entries)
            {
                var end = checked(begin + Bytes(entry));
                writer.WriteStartObject(entry.Name);
                writer.WriteString("dtype", entry.Type.SafetensorsName());
                WriteNumbers(writer, "shape", entry.Shape);
                WriteNumbers(writer, "data_offsets", [begin, end]);
                writer.WriteEndObject();
                begin = end;
            }
            writer.WriteEndObject();
        }
        var padding = -buffer.WrittenCount & 7;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        writer.WriteStartObject(MetadataName);
        foreach (var (name, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) { writer.WriteString(name, value); }
        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers) { writer.WriteNumberValue(number); }
        writer.WriteEndArray();
    }

    private static void WriteTensor(Stream stream, SafetensorsEntry entry)
    {
        var start = stream.Position;
        entry.WriteBytes(stream);
        var written = stream.Position - start;
        if (written != Bytes(entry))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{entry.Name} {ParameterSpec.ShapeText(entry.Shape)} {entry.Type.SafetensorsName()} takes {Bytes(entry)} bytes, and {written} were written"));
        }
    }

    private static long Bytes(SafetensorsEntry entry) =>
        checked((TensorRegion.CountOf(entry.Shape) ?? throw new ArgumentException($"{entry.Name} has an impossible shape")) * entry.Type.Size());
}
