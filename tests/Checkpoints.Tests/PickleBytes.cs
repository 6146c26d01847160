using System.Buffers.Binary;
using System.Text;

namespace LayerFreezing.Tests;

/// <summary>Writes pickles opcode by opcode, also ones that no Python would write.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> _bytes = [0x80, 2];

    public byte[] Stop() => [.. Raw((byte)'.')._bytes];

    public PickleBytes Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleBytes Opcodes(string opcodes) => Raw(Encoding.Latin1.GetBytes(opcodes));

    public PickleBytes Global(string module, string name) => Opcodes($"c{module}\n{name}\n");

    public PickleBytes Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return Opcodes("X").Raw(length).Raw(bytes);
    }

    /// <summary>A whole number as LONG1, which holds any.</summary>
    public PickleBytes Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return Raw(0x8a, 8).Raw(bytes);
    }

    public PickleBytes Numbers(params long[] numbers)
    {
        Opcodes("(");
        foreach (var number in numbers) { Number(number); }
        return Opcodes("t");
    }

    /// <summary>A tensor as torch.save pickles it: _rebuild_tensor_v2 over a storage named by a persistent id.</summary>
    public PickleBytes Tensor(string key, string storage, long count, long offset, long[] shape, long[] strides, bool legacy = false)
    {
        Global("torch._utils", "_rebuild_tensor_v2").Opcodes("((").Text("storage").Global("torch", storage).Text(key).Text("cpu").Number(count);
        if (legacy) { Opcodes("N"); }
        return Opcodes("tQ").Number(offset).Numbers(shape).Numbers(strides).Raw(0x89).Global("collections", "OrderedDict").Opcodes(")RtR");
    }

    /// <summary>A state dictionary with one tensor called weight.</summary>
    public static byte[] OneTensor(string storage, long count, long offset, long[] shape, long[] strides) =>
        new PickleBytes().Opcodes("}").Text("weight").Tensor("0", storage, count, offset, shape, strides).Opcodes("s").Stop();

    /// <summary>A pickle that runs a command when Python reads it.</summary>
    public static byte[] Running(string command) =>
        new PickleBytes().Global("posix", "system").Text(command).Raw(0x85).Opcodes("R").Stop();
}
