using System.Buffers.Binary;
using System.Text;

namespace LayerFreezing.Tests;

public class HostileSafetensorsTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F16","shape":[2,1],"data_offsets":[8,12]}}""";

    [Fact]
    public void The_file_the_others_are_made_from_is_good()
    {
        var shapes = HostileFile.Read(WithHeader(Good, 12), checkpoint => string.Join(' ', checkpoint.Tensors.Values));
        Assert.Equal("a F32 [2] b F16 [2, 1]", shapes);
    }

    [Fact]
    public void Cut_off_anywhere_it_is_refused() => HostileFile.RefusesEveryTruncation(WithHeader(Good, 12));

    [Fact]
    public void With_any_byte_changed_it_is_read_or_refused()
    {
        var refused = HostileFile.SurvivesEveryChangedByte(WithHeader(Good, 12));
        Assert.True(refused > Good.Length, $"{refused} changed files were refused");
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(200_000_000)]
    [InlineData(200)]
    public void A_header_longer_than_the_file_is_refused_before_it_is_read(ulong length)
    {
        var bytes = WithHeader(Good, 12);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        Assert.Contains("header", HostileFile.Refusal(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", "a twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "b starts at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", "b starts at byte 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "a starts at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "describes 8 bytes of data and the file holds 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "describes 16 bytes of data and the file holds 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}""", "a [3] F32 doesn't take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}""", "a [2] F32 doesn't take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", "a [4611686018427387904, 4] F32 doesn't take")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,3],"data_offsets":[0,12]}}""", "doesn't take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""", "doesn't take the bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,12]}}""", "whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}""", "whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3.0],"data_offsets":[0,12]}}""", "whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":"3","data_offsets":[0,12]}}""", "StartArray expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":["3"],"data_offsets":[0,12]}}""", "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0]}}""", "two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3]}}""", "two data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "field dtype too many")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12],"more":1}}""", "field more too many")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[12],"data_offsets":[0,12]}}""", "F8_E4M3; the kit reads F32, F16, BF16 and I64")]
    [InlineData("""{"a":[]}""", "StartObject expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} {}""", "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}""", "JSON")]
    [InlineData("""{"__metadata__":{"format":1},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "String expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,3],"data_offsets":[0,12]}}""", "32 dimensions")]
    public void A_lying_header_is_refused_by_what_is_wrong(string header, string expected) =>
        Assert.Contains(expected, HostileFile.Refusal(WithHeader(header, 12)), StringComparison.Ordinal);

    [Fact]
    public void A_tensor_without_elements_takes_no_bytes()
    {
        const string Header = """{"none":{"dtype":"F32","shape":[0,9223372036854775807],"data_offsets":[0,0]},"one":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""";
        Assert.Equal([0L, 1L], HostileFile.Read(WithHeader(Header, 8), checkpoint => checkpoint.Tensors.Values.Select(tensor => tensor.Count).ToList()));
    }

    [Fact]
    public void A_deep_header_and_names_with_control_characters_are_refused_in_one_short_line()
    {
        HostileFile.Refusal(WithHeader("{\"a\":" + new string('[', 5000), 12));
        var message = HostileFile.Refusal(WithHeader("{\"\\u001b[31m" + new string('n', 5000) + "\":{\"dtype\":\"X\",\"shape\":[],\"data_offsets\":[0,0]}}", 0));
        Assert.DoesNotContain('\u001b', message);
        Assert.True(message.Length < 500, $"the sentence has {message.Length} characters");
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1000000000000],"data_offsets":[0,4000000000000]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""")]
    public void A_lie_about_sizes_allocates_next_to_nothing(string header)
    {
        var bytes = WithHeader(header, 12);
        HostileFile.Refusal(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        HostileFile.Refusal(bytes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 200_000, $"{allocated} bytes were allocated");
    }

    private static byte[] WithHeader(string header, int data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        return bytes;
    }
}
