using System.Buffers.Binary;
using System.Text;

namespace LayerFreezing.Tests;

public sealed class SafetensorsWritingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "model.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_layout_is_Hugging_Faces_to_the_byte()
    {
        Half[] halves = [(Half)1.5f];
        SafetensorsFile.Write(File,
        [
            SafetensorsEntry.Of("h", ElementType.Float16, [1], System.Runtime.InteropServices.MemoryMarshal.AsBytes<Half>(halves).ToArray()),
            SafetensorsEntry.Of("b", [2], new float[] { 1, -2 }),
            SafetensorsEntry.Of("a\"ü", [], new float[] { 3 }),
            SafetensorsEntry.Of("z", [1, 1], new long[] { -1 }),
        ]);
        var bytes = System.IO.File.ReadAllBytes(File);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        Assert.Equal("""{"__metadata__":{"format":"pt"},"z":{"dtype":"I64","shape":[1,1],"data_offsets":[0,8]},"a\"ü":{"dtype":"F32","shape":[],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[2],"data_offsets":[12,20]},"h":{"dtype":"F16","shape":[1],"data_offsets":[20,22]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        using var checkpoint = Checkpoint.Open(File);
        Assert.Equal([3f], TorchFiles.Values(checkpoint.Tensors["a\"ü"]));
        Assert.Equal([1f, -2f], TorchFiles.Values(checkpoint.Tensors["b"]));
        Assert.Equal([1.5f], TorchFiles.Values(checkpoint.Tensors["h"]));
        var whole = new long[1];
        checkpoint.Tensors["z"].CopyTo(whole);
        Assert.Equal([-1L], whole);
    }

    [Fact]
    public void Asking_for_the_other_kind_or_for_another_length_is_refused()
    {
        SafetensorsFile.Write(File, [SafetensorsEntry.Of("f", [2], new float[2]), SafetensorsEntry.Of("i", [2], new long[2])]);
        using var checkpoint = Checkpoint.Open(File);
        Assert.Throws<KitException>(() => checkpoint.Tensors["i"].CopyTo(new float[2]));
        Assert.Throws<KitException>(() => checkpoint.Tensors["f"].CopyTo(new long[2]));
        Assert.Throws<ArgumentException>(() => checkpoint.Tensors["f"].CopyTo(new float[3]));
    }

    [Fact]
    public void A_closed_checkpoint_is_not_read_any_more()
    {
        SafetensorsFile.Write(File, [SafetensorsEntry.Of("f", [2], new float[2])]);
        var checkpoint = Checkpoint.Open(File);
        checkpoint.Dispose();
        checkpoint.Dispose();
        Assert.Throws<ObjectDisposedException>(() => checkpoint.Tensors["f"].CopyTo(new float[2]));
    }

    [Fact]
    public void What_can_not_be_a_file_is_refused_and_leaves_the_old_one()
    {
        SafetensorsFile.Write(File, [SafetensorsEntry.Of("f", [2], new float[2])]);
        var before = System.IO.File.ReadAllBytes(File);
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(File, [SafetensorsEntry.Of("f", [2], new float[1])]));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(File, [SafetensorsEntry.Of("f", [-1], new float[1])]));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(File, [SafetensorsEntry.Of("__metadata__", [1], new float[1])]));
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(File, [SafetensorsEntry.Of("f", [1], new float[1]), SafetensorsEntry.Of("f", [1], new long[1])]));
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Equal([File], Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
