namespace LayerFreezing;

/// <summary>Reads what torch.save writes since PyTorch 1.6: a zip archive with NAME/data.pkl and NAME/data/KEY for each storage.</summary>
internal static class TorchZip
{
    private const string Pickle = "/data.pkl";

    public static IReadOnlyList<CheckpointTensor> Read(MappedFile file)
    {
        var entries = ZipDirectory.Read(file);
        var pickles = entries.Keys.Where(name => name.EndsWith(Pickle, StringComparison.Ordinal) && name.IndexOf('/') == name.Length - Pickle.Length).ToList();
        if (pickles is not [var pickle]) { throw file.Fault("a zip archive without one data.pkl is no PyTorch file; name the file torch.save wrote"); }
        var folder = pickle[..^Pickle.Length];
        CheckByteOrder(file, entries, folder);
        var (start, length) = (entries[pickle].Start, entries[pickle].Length);
        if (length > PickleReader.MostBytes)
        {
            throw file.Fault(FormattableString.Invariant($"{Printable.Of(pickle)} has {length} bytes, more than the {PickleReader.MostBytes} a state dictionary may take"));
        }
        var root = PickleReader.Read(file.Span(start, (int)length), file, out _);
        return TorchPickle.Tensors(root, storage => entries.TryGetValue($"{folder}/data/{storage.Key}", out var entry)
            ? (entry.Start, entry.Length)
            : throw file.Fault($"storage {Printable.Of(storage.Key)} is missing in the archive; fetch the file again"), file);
    }

    private static void CheckByteOrder(MappedFile file, Dictionary<string, ZipEntry> entries, string folder)
    {
        if (!entries.TryGetValue($"{folder}/byteorder", out var order)) { return; }
        if (order.Length > 16 || !file.Span(order.Start, (int)order.Length).SequenceEqual("little"u8))
        {
            throw file.Fault("the file was written on a big-endian machine; save it on another");
        }
    }
}
