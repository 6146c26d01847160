using System.Buffers.Binary;
using System.IO.Compression;

namespace LayerFreezing.Tests;

public class PyTorchLayoutTests
{
    private static readonly byte[] Six = TorchFiles.Bytes(TorchFiles.SixValues);

    [Fact]
    public void Both_layouts_give_the_values_that_were_saved()
    {
        Assert.Equal(TorchFiles.SixValues, HostileFile.Read(TorchFiles.ZipOfSix(), Weight));
        Assert.Equal(TorchFiles.SixValues, HostileFile.Read(TorchFiles.LegacyOfSix(), Weight));
    }

    [Theory]
    [InlineData(0, "2 3", "3 1", "1 2 3 4 5 6", true)]
    [InlineData(0, "3 2", "1 3", "1 4 2 5 3 6", false)]
    [InlineData(1, "2", "3", "2 5", false)]
    [InlineData(3, "3", "1", "4 5 6", true)]
    [InlineData(2, "1 4", "99 1", "3 4 5 6", true)]
    [InlineData(0, "1 2 1 3", "7 3 5 1", "1 2 3 4 5 6", true)]
    [InlineData(0, "2 3", "0 1", "1 2 3 1 2 3", false)]
    [InlineData(4, "", "", "5", true)]
    [InlineData(6, "0 3", "3 1", "", true)]
    public void Strides_and_offsets_into_a_storage_are_honoured(long offset, string shape, string strides, string expected, bool contiguous)
    {
        var file = TorchFiles.Zip(PickleBytes.OneTensor("FloatStorage", 6, offset, Numbers(shape), Numbers(strides)), Six);
        Assert.Equal(Numbers(expected).Select(number => (float)number), HostileFile.Read(file, Weight));
        Assert.Equal(contiguous, HostileFile.Read(file, checkpoint => checkpoint.Tensors["weight"].IsContiguous));
    }

    [Fact]
    public void Tensors_share_a_storage_and_a_parameter_is_a_tensor()
    {
        var pickle = new PickleBytes().Global("collections", "OrderedDict").Opcodes(")R(")
            .Text("all").Tensor("0", "FloatStorage", 6, 0, [6], [1])
            .Text("last").Global("torch._utils", "_rebuild_parameter").Opcodes("(").Tensor("0", "FloatStorage", 6, 4, [2], [1]).Raw(0x88)
            .Global("collections", "OrderedDict").Opcodes(")RtRu")
            .Opcodes("}").Text("_metadata").Global("collections", "OrderedDict").Opcodes(")Rsb").Stop();
        var read = HostileFile.Read(TorchFiles.Zip(pickle, Six), checkpoint => (
            All: TorchFiles.Values(checkpoint.Tensors["all"]), Last: TorchFiles.Values(checkpoint.Tensors["last"])));
        Assert.Equal(TorchFiles.SixValues, read.All);
        Assert.Equal([5, 6], read.Last);
    }

    [Fact]
    public void A_legacy_storage_can_be_a_view_of_another()
    {
        var pickle = new PickleBytes().Opcodes("}").Text("weight").Global("torch._utils", "_rebuild_tensor_v2").Opcodes("((")
            .Text("storage").Global("torch", "FloatStorage").Text("7").Text("cuda:0").Number(6)
            .Opcodes("(").Text("8").Number(2).Number(3).Opcodes("ttQ").Number(1).Numbers(2).Numbers(1).Raw(0x89).Opcodes("}tRs").Stop();
        Assert.Equal([4, 5], HostileFile.Read(TorchFiles.Legacy(pickle, ("7", 6, Six)), Weight));
    }

    [Fact]
    public void Cut_off_anywhere_they_are_refused()
    {
        HostileFile.RefusesEveryTruncation(TorchFiles.ZipOfSix());
        HostileFile.RefusesEveryTruncation(TorchFiles.LegacyOfSix());
    }

    [Fact]
    public void With_any_byte_changed_they_are_read_or_refused()
    {
        Assert.NotEqual(0, HostileFile.SurvivesEveryChangedByte(TorchFiles.ZipOfSix()));
        Assert.NotEqual(0, HostileFile.SurvivesEveryChangedByte(TorchFiles.LegacyOfSix()));
    }

    [Fact]
    public void Legacy_storages_that_do_not_fit_the_file_are_refused()
    {
        var pickle = new PickleBytes().Opcodes("}").Text("weight").Tensor("7", "FloatStorage", 6, 0, [2, 3], [3, 1], legacy: true).Opcodes("s").Stop();
        Assert.Contains("more than the file holds", HostileFile.Refusal(TorchFiles.Legacy(pickle, ("7", 7, Six))), StringComparison.Ordinal);
        Assert.Contains("more than the file holds", HostileFile.Refusal(TorchFiles.Legacy(pickle, ("7", long.MaxValue, Six))), StringComparison.Ordinal);
        Assert.Contains("more than the file holds", HostileFile.Refusal(TorchFiles.Legacy(pickle, ("7", -1, Six))), StringComparison.Ordinal);
        Assert.Contains("the file holds 20 bytes", HostileFile.Refusal(TorchFiles.Legacy(pickle, ("7", 5, Six))), StringComparison.Ordinal);
        Assert.Contains("no tensor names", HostileFile.Refusal(TorchFiles.Legacy(pickle, ("8", 6, Six))), StringComparison.Ordinal);
        Assert.Contains("storage 7 is missing", HostileFile.Refusal(TorchFiles.Legacy(pickle)), StringComparison.Ordinal);
        Assert.Contains("storage 7 twice", HostileFile.Refusal(TorchFiles.Legacy(pickle, ("7", 6, Six), ("7", 6, Six))), StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_that_torch_would_not_write_are_refused()
    {
        var pickle = PickleBytes.OneTensor("FloatStorage", 6, 0, [2, 3], [3, 1]);
        Assert.Contains("compressed", HostileFile.Refusal(
            TorchFiles.Archive(CompressionLevel.Optimal, ("model/data.pkl", pickle), ("model/data/0", new byte[1000]))), StringComparison.Ordinal);
        Assert.Contains("model/data/0 twice", HostileFile.Refusal(
            TorchFiles.Archive(CompressionLevel.NoCompression, ("model/data/0", Six), ("model/data/0", Six))), StringComparison.Ordinal);
        Assert.Contains("without one data.pkl", HostileFile.Refusal(
            TorchFiles.Archive(CompressionLevel.NoCompression, ("readme.txt", Six))), StringComparison.Ordinal);
        Assert.Contains("storage 0 is missing", HostileFile.Refusal(TorchFiles.Zip(pickle)), StringComparison.Ordinal);
        Assert.Contains("big-endian", HostileFile.Refusal(
            TorchFiles.Archive(CompressionLevel.NoCompression, ("m/data.pkl", pickle), ("m/byteorder", "big"u8.ToArray()))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "more than the file holds")]
    [InlineData(24, "in the archive")]
    public void An_archive_that_lies_about_a_size_is_refused(int field, string expected)
    {
        var file = TorchFiles.ZipOfSix();
        // The central directory's last entry is the storage: sizes at 20 (packed) and 24.
        var entry = file.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(entry + field), 1_000_000_000);
        if (field == 20) { BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(entry + 24), 1_000_000_000); }
        Assert.Contains(expected, HostileFile.Refusal(file), StringComparison.Ordinal);
    }

    private static float[] Weight(Checkpoint checkpoint) => TorchFiles.Values(checkpoint.Tensors["weight"]);

    private static long[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
}
