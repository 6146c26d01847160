using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace LayerFreezing.Tests;

/// <summary>Small files in PyTorch's two layouts, around any pickle.</summary>
internal static class TorchFiles
{
    public static readonly float[] SixValues = [1, 2, 3, 4, 5, 6];

    /// <summary>A zip archive with a pickle and storages called 0, 1, …</summary>
    public static byte[] Zip(byte[] pickle, params byte[][] storages)
    {
        var entries = new List<(string, byte[])> { ("model/data.pkl", pickle) };
        entries.AddRange(storages.Select((bytes, index) => (FormattableString.Invariant($"model/data/{index}"), bytes)));
        return Archive(CompressionLevel.NoCompression, [.. entries]);
    }

    public static byte[] Archive(CompressionLevel level, params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>The layout before PyTorch 1.6 around a pickle; storages are singles with the number of elements they say.</summary>
    public static byte[] Legacy(byte[] pickle, params (string Key, long Says, byte[] Bytes)[] storages)
    {
        byte[] magic = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];
        var version = new PickleBytes().Number(1001).Stop();
        var machine = new PickleBytes().Opcodes("}").Text("little_endian").Raw(0x88).Opcodes("s").Stop();
        var keys = new PickleBytes().Opcodes("](");
        foreach (var storage in storages) { keys.Text(storage.Key); }
        var file = new List<byte>([.. magic, .. version, .. machine, .. pickle, .. keys.Opcodes("e").Stop()]);
        foreach (var (_, says, bytes) in storages)
        {
            var count = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(count, says);
            file.AddRange([.. count, .. bytes]);
        }
        return [.. file];
    }

    /// <summary>A legacy file with one tensor [2, 3] called weight.</summary>
    public static byte[] LegacyOfSix()
    {
        var pickle = new PickleBytes().Opcodes("}").Text("weight").Tensor("7", "FloatStorage", 6, 0, [2, 3], [3, 1], legacy: true).Opcodes("s").Stop();
        return Legacy(pickle, ("7", 6, Bytes(SixValues)));
    }

    /// <summary>A zip file with one tensor [2, 3] called weight.</summary>
    public static byte[] ZipOfSix() => Zip(PickleBytes.OneTensor("FloatStorage", 6, 0, [2, 3], [3, 1]), Bytes(SixValues));

    public static byte[] Bytes(float[] values) => MemoryMarshal.AsBytes<float>(values).ToArray();

    public static float[] Values(CheckpointTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.CopyTo(values);
        return values;
    }
}
