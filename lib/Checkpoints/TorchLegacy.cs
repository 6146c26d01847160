using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace LayerFreezing;

/// <summary>
/// Reads what torch.save wrote before PyTorch 1.6: pickles of a magic number, a version, the machine, the state
/// dictionary and the order of its storages, then each storage with its number of elements before it.
/// </summary>
internal static class TorchLegacy
{
    private const long Version = 1001;

    private static readonly BigInteger Magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Whether a file starts with the pickled magic number.</summary>
    public static bool StartsLike(ReadOnlySpan<byte> start) => start is [0x80, >= 2 and <= 5, (byte)PickleOpcode.Long1, ..];

    public static IReadOnlyList<CheckpointTensor> Read(MappedFile file)
    {
        var position = 0L;
        if (Next() is not BigInteger magic || magic != Magic) { throw file.Fault("a pickle and no PyTorch file; save model.state_dict() with torch.save"); }
        if (Next() is not Version) { throw file.Fault(FormattableString.Invariant($"a PyTorch file of another version than {Version}")); }
        if (Next() is not PickleDictionary machine) { throw file.Fault("the file doesn't say which machine wrote it; fetch it again"); }
        if (machine["little_endian"] is not true) { throw file.Fault("the file was written on a big-endian machine; save it on another"); }
        var root = Next();
        var keys = Next() as List<object?> ?? throw file.Fault("the list of storages is missing; fetch the file again");
        var storages = Storages(keys, root, position, file);
        return TorchPickle.Tensors(root, storage => storages.TryGetValue(storage.Key, out var place) ? place : throw Missing(storage.Key, file), file);

        object? Next()
        {
            var rest = file.Span(position, (int)Math.Min(file.Length - position, PickleReader.MostBytes));
            var value = PickleReader.Read(rest, file, out var length);
            position += length;
            return value;
        }
    }

    /// <summary>The first byte and the number of bytes of every storage: they stand in the order of the keys.</summary>
    private static Dictionary<string, (long Start, long Length)> Storages(List<object?> keys, object? root, long position, MappedFile file)
    {
        var sizes = ElementSizes(root, file);
        var places = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        foreach (var item in keys)
        {
            if (item is not string key || !sizes.TryGetValue(key, out var size)) { throw file.Fault("the file has a storage that no tensor names; fetch it again"); }
            if (file.Length - position < sizeof(long)) { throw Missing(key, file); }
            var count = BinaryPrimitives.ReadInt64LittleEndian(file.Span(position, sizeof(long)));
            position += sizeof(long);
            if (count < 0 || count > (file.Length - position) / size)
            {
                throw file.Fault(FormattableString.Invariant($"storage {Printable.Of(key)} says it has {count} elements, more than the file holds; fetch it again"));
            }
            if (!places.TryAdd(key, (position, count * size))) { throw file.Fault($"the file has storage {Printable.Of(key)} twice"); }
            position += count * size;
        }
        return places;
    }

    private static Dictionary<string, int> ElementSizes(object? root, MappedFile file)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in (root as PickleDictionary)?.Entries ?? [])
        {
            if (entry is { Key: string name, Value: PickleTensor { Storage: var storage } })
            {
                sizes[storage.Key] = TorchPickle.Format(name, storage.TypeName, file).Size();
            }
        }
        return sizes;
    }

    private static KitException Missing(string key, MappedFile file) => file.Fault($"storage {Printable.Of(key)} is missing; fetch the file again");
}
