namespace LayerFreezing.Tests;

public class HostilePickleTests
{
    private static readonly byte[] Six = TorchFiles.Bytes(TorchFiles.SixValues);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pickle_that_runs_a_command_is_refused_by_name_and_runs_nothing(bool legacy)
    {
        using var folder = new TemporaryFolder();
        var marker = Path.Combine(folder.Path, "was-run");
        var pickle = PickleBytes.Running($"touch {marker}");
        var message = HostileFile.Refusal(legacy ? TorchFiles.Legacy(pickle) : TorchFiles.Zip(pickle));
        Assert.Contains("posix.system", message, StringComparison.Ordinal);
        Assert.Contains("nothing of it was run", message, StringComparison.Ordinal);
        Assert.False(File.Exists(marker));
    }

    [Theory]
    [InlineData("os", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("torch", "load")]
    [InlineData("torch", "os.system")]
    [InlineData("torch._utils", "_rebuild_wrapper_subclass")]
    [InlineData("collections", "defaultdict")]
    [InlineData("torch.storage", "_load_from_bytes")]
    [InlineData("torch.cuda", "FloatStorage")]
    public void A_name_that_is_not_on_the_list_is_refused_before_anything_is_made(string module, string name)
    {
        Assert.Contains($"{module}.{name},", Refusal(pickle => pickle.Global(module, name)), StringComparison.Ordinal);
        Assert.Contains($"{module}.{name},", Refusal(pickle => pickle.Text(module).Text(name).Raw(0x93)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((byte)'i')]
    [InlineData((byte)'o')]
    [InlineData((byte)'P')]
    [InlineData((byte)'I')]
    [InlineData((byte)0x81)]
    [InlineData((byte)0x82)]
    [InlineData((byte)0x92)]
    public void Opcodes_that_make_objects_otherwise_are_refused(byte opcode) =>
        Assert.Contains($"opcode 0x{opcode:x2}", Refusal(pickle => pickle.Raw(opcode)), StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("R")]
    [InlineData(")R")]
    [InlineData("Nb")]
    [InlineData("}Nb")]
    [InlineData("Q")]
    [InlineData(")Q")]
    [InlineData("t")]
    [InlineData("(a")]
    [InlineData("Na")]
    [InlineData("]s")]
    [InlineData("}(Nu")]
    [InlineData("N(0")]
    [InlineData("N(q\u0001")]
    [InlineData("h\u0007")]
    [InlineData("q\u0007")]
    [InlineData("\u0085")]
    [InlineData("\u0080\u0009")]
    [InlineData("X\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("X\u0001\u0000\u0000\u0000\u00ff")]
    [InlineData("cname")]
    public void A_broken_pickle_is_refused(string opcodes) => Refusal(pickle => pickle.Opcodes(opcodes));

    [Fact]
    public void Whatever_is_no_dictionary_of_tensors_is_refused()
    {
        Assert.Contains("no dictionary", Refusal(pickle => pickle.Opcodes("]")), StringComparison.Ordinal);
        Assert.Contains("epoch is no tensor", Refusal(pickle => pickle.Opcodes("}").Text("epoch").Number(3).Opcodes("s")), StringComparison.Ordinal);
        Assert.Contains("model is no tensor", Refusal(pickle => pickle.Opcodes("}").Text("model").Opcodes("}s")), StringComparison.Ordinal);
        Assert.Contains("key that is no text", Refusal(pickle => pickle.Opcodes("}").Number(1).Number(3).Opcodes("s")), StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_nested_a_hundred_thousand_deep_or_in_themselves_are_refused_without_recursion()
    {
        Refusal(pickle => pickle.Opcodes("]" + string.Concat(Enumerable.Repeat("\u0085", 100_000))));
        Refusal(pickle => pickle.Opcodes(new string(']', 100_000) + new string('a', 99_999)));
        Refusal(pickle => pickle.Opcodes("]q\0h\0a"));
        Refusal(pickle => pickle.Opcodes("}q\0").Text("self").Opcodes("h\0s"));
    }

    [Fact]
    public void A_tuple_of_twice_the_tuple_before_stays_small() =>
        Refusal(pickle => pickle.Opcodes(")" + string.Concat(Enumerable.Repeat("2\u0086", 10_000))));

    [Fact]
    public void Work_without_end_is_refused()
    {
        Assert.Contains("1000000 steps", Refusal(pickle => pickle.Opcodes(string.Concat(Enumerable.Repeat("N0", 600_000)))), StringComparison.Ordinal);
        var pairs = string.Concat(Enumerable.Repeat("NN\u0086", 20_000));
        var again = string.Concat(Enumerable.Repeat("h\u0001h\u0000\u0085R0", 10_000));
        Assert.Contains("1000000 steps", Refusal(pickle => pickle.Opcodes("](" + pairs + "eq\0").Global("collections", "OrderedDict").Opcodes("q\u00010" + again)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "2 4", "4 1", "beyond its storage")]
    [InlineData(1, "2 3", "3 1", "beyond its storage")]
    [InlineData(-1, "2 3", "3 1", "beyond its storage")]
    [InlineData(7, "0", "1", "beyond its storage")]
    [InlineData(0, "2 3", "4 1", "beyond its storage")]
    [InlineData(5, "2 3", "-3 1", "beyond its storage")]
    [InlineData(0, "-2 -3", "3 1", "beyond its storage")]
    [InlineData(0, "2 3", "1", "beyond its storage")]
    [InlineData(0, "1000000000000", "0", "beyond its storage")]
    [InlineData(0, "4611686018427387904 4611686018427387904", "0 0", "beyond its storage")]
    [InlineData(0, "2", "9223372036854775807", "beyond its storage")]
    [InlineData(9223372036854775807, "1", "1", "beyond its storage")]
    public void A_tensor_outside_its_storage_is_refused(long offset, string shape, string strides, string expected) =>
        Assert.Contains(expected, HostileFile.Refusal(
            TorchFiles.Zip(PickleBytes.OneTensor("FloatStorage", 6, offset, Numbers(shape), Numbers(strides)), Six)), StringComparison.Ordinal);

    [Theory]
    [InlineData("FloatStorage", 7, "the file holds 24 bytes of it")]
    [InlineData("LongStorage", 6, "the file holds 24 bytes of it")]
    [InlineData("FloatStorage", long.MaxValue, "the file holds 24 bytes of it")]
    [InlineData("FloatStorage", -6, "in a way PyTorch doesn't")]
    [InlineData("DoubleStorage", 3, "DoubleStorage; the kit reads float, half, bfloat16 and long")]
    public void A_storage_of_another_size_than_its_bytes_is_refused(string storage, long count, string expected) =>
        Assert.Contains(expected, HostileFile.Refusal(TorchFiles.Zip(PickleBytes.OneTensor(storage, count, 0, [1], [1]), Six)), StringComparison.Ordinal);

    [Fact]
    public void A_shape_that_is_no_shape_is_refused()
    {
        Assert.Contains("40 dimensions", HostileFile.Refusal(
            TorchFiles.Zip(PickleBytes.OneTensor("FloatStorage", 6, 0, new long[40], new long[40]), Six)), StringComparison.Ordinal);
        Assert.Contains("other arguments", Refusal(pickle => pickle.Global("torch._utils", "_rebuild_tensor_v2").Opcodes(")R")), StringComparison.Ordinal);
        Assert.Contains("other arguments", Refusal(pickle => pickle.Global("torch", "FloatStorage").Opcodes(")R")), StringComparison.Ordinal);
    }

    private static long[] Numbers(string text) => [.. text.Split(' ').Select(number => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    private static string Refusal(Func<PickleBytes, PickleBytes> write) => HostileFile.Refusal(TorchFiles.Zip(write(new PickleBytes()).Stop(), Six));
}
