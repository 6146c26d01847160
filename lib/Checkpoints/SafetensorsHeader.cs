using System.Buffers.Binary;
using System.Text.Json;

namespace LayerFreezing;

/// <summary>
/// Reads the header of a safetensors file: eight bytes of length, then JSON that gives each tensor's format, shape and
/// place. All places together must cover what follows, without holes and without overlap.
/// </summary>
internal static class SafetensorsHeader
{
    // The format's own limit, see the safetensors README.
    private const long LongestHeader = 100_000_000;
    private const int MostTensors = 100_000;

    public static IReadOnlyList<CheckpointTensor> Read(MappedFile file)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Span(0, 8));
        if (length > (ulong)(file.Length - 8))
        {
            throw file.Fault(FormattableString.Invariant($"the header says it has {length} bytes and the file holds {file.Length - 8} behind its length; fetch it again"));
        }
        if (length > LongestHeader) { throw file.Fault(FormattableString.Invariant($"a header of {length} bytes is above the format's {LongestHeader}")); }
        List<Entry> entries;
        try
        {
            entries = Entries(file.Span(8, (int)length), file);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw file.Fault($"the header isn't the JSON of a safetensors file ({failure.Message.TrimEnd('.')}); fetch it again", failure);
        }
        var data = 8 + (long)length;
        CheckCover(entries, file.Length - data, file);
        return entries.ConvertAll(entry => new CheckpointTensor(file, entry.Name,
            new(entry.Type, data + entry.Begin, entry.Shape, TensorRegion.RowMajor(entry.Shape))));
    }

    private static List<Entry> Entries(ReadOnlySpan<byte> header, MappedFile file)
    {
        var reader = new Utf8JsonReader(header);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } name)
        {
            if (!names.Add(name)) { throw file.Fault($"the header names {Printable.Of(name)} twice"); }
            if (names.Count > MostTensors) { throw file.Fault(FormattableString.Invariant($"the header names more than {MostTensors} tensors")); }
            if (name == "__metadata__") { CheckMetadata(ref reader); }
            else { entries.Add(ReadEntry(ref reader, name, file)); }
        }
        while (reader.Read()) { throw new JsonException("something stands behind the header's object"); }
        return entries;
    }

    private static Entry ReadEntry(ref Utf8JsonReader reader, string name, MappedFile file)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is { } field)
        {
            switch (field)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String);
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = Numbers(ref reader);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(ref reader);
                    break;
                default:
                    throw file.Fault($"the header's {Printable.Of(name)} has the field {Printable.Of(field)} too many");
            }
        }
        if (type is null || shape is null || offsets is not [var begin, var end])
        {
            throw file.Fault($"the header's {Printable.Of(name)} needs dtype, shape and two data_offsets");
        }
        return Checked(new(name, Format(type, name, file), shape, begin, end), file);
    }

    private static Entry Checked(Entry entry, MappedFile file)
    {
        var bytes = (Int128)(TensorRegion.CountOf(entry.Shape) ?? -1) * entry.Type.Size();
        if (bytes < 0 || bytes != (Int128)entry.End - entry.Begin)
        {
            throw file.Fault($"{Printable.Of(entry.Name)} {ParameterSpec.ShapeText(entry.Shape)} {entry.Type.SafetensorsName()} "
                + FormattableString.Invariant($"doesn't take the bytes {entry.Begin} to {entry.End} the header gives it"));
        }
        return entry;
    }

    private static void CheckCover(List<Entry> entries, long length, MappedFile file)
    {
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end)
            {
                throw file.Fault(FormattableString.Invariant(
                    $"{Printable.Of(entry.Name)} starts at byte {entry.Begin} of the data and the tensor before it ends at {end}; the file is damaged"));
            }
            end = entry.End;
        }
        if (end != length)
        {
            throw file.Fault(FormattableString.Invariant($"the header describes {end} bytes of data and the file holds {length}; fetch it again"));
        }
    }

    private static ElementType Format(string type, string name, MappedFile file)
    {
        foreach (var known in ElementTypes.All)
        {
            if (known.SafetensorsName() == type) { return known; }
        }
        throw file.Fault($"{Printable.Of(name)} has the format {Printable.Of(type)}; the kit reads F32, F16, BF16 and I64");
    }

    private static long[] Numbers(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!reader.TryGetInt64(out var number) || number < 0) { throw new JsonException("a shape or an offset isn't a whole number of 0 or more"); }
            if (numbers.Count == TensorRegion.MostDimensions) { throw new JsonException($"a shape has more than {TensorRegion.MostDimensions} dimensions"); }
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private static void CheckMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextName(ref reader) is not null) { Expect(ref reader, JsonTokenType.String); }
    }

    /// <summary>The next field's name, or null at the end of the object.</summary>
    private static string? NextName(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type) { throw new JsonException($"{type} expected"); }
    }

    private sealed record Entry(string Name, ElementType Type, long[] Shape, long Begin, long End);
}
