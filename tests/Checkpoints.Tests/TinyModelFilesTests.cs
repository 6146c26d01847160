using System.Runtime.InteropServices;

namespace LayerFreezing.Tests;

public class TinyModelFilesTests
{
    private static readonly string[] Models = ["bert-tiny-random", "roberta-tiny-random"];

    public static TheoryData<string, string, CheckpointFormat> SameWeights
    {
        get
        {
            var rows = new TheoryData<string, string, CheckpointFormat>();
            foreach (var model in Models)
            {
                rows.Add(model, "pytorch_model.bin", CheckpointFormat.PyTorchZip);
                rows.Add(model, "pytorch_model.legacy.bin", CheckpointFormat.PyTorchLegacy);
                rows.Add(model, "pytorch_model.oldnames.bin", CheckpointFormat.PyTorchZip);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(SameWeights))]
    public void PyTorch_files_hold_the_weights_of_the_safetensors_to_the_bit(string model, string file, CheckpointFormat format)
    {
        var config = EncoderConfig.Load(Shared.Path("fixtures", model));
        using var safetensors = Checkpoint.Open(Shared.Path("fixtures", model));
        using var pytorch = Checkpoint.Open(Shared.Path("fixtures", model, file));
        Assert.Equal(CheckpointFormat.Safetensors, safetensors.Format);
        Assert.Equal(format, pytorch.Format);
        var golden = CheckpointMatch.For(config, 3, safetensors).Parameters.ToDictionary(parameter => parameter.Spec, parameter => parameter.Tensor!);
        foreach (var (spec, tensor) in CheckpointMatch.For(config, 3, pytorch).Parameters)
        {
            if (tensor is null) { continue; }
            Assert.True(Bits(golden[spec]).SequenceEqual(Bits(tensor)), $"{spec.Name} differs in {file}");
        }
    }

    [Theory]
    [InlineData("bert-tiny-random", "bert.embeddings.position_ids, cls.predictions.bias", "classifier.weight, classifier.bias")]
    [InlineData("roberta-tiny-random", "lm_head.bias, roberta.embeddings.position_ids",
        "classifier.dense.weight, classifier.dense.bias, classifier.out_proj.weight, classifier.out_proj.bias")]
    public void Files_with_the_first_published_names_lack_a_head_alone(string model, string ignored, string drawn)
    {
        var config = EncoderConfig.Load(Shared.Path("fixtures", model));
        using var checkpoint = Checkpoint.Open(Shared.Path("fixtures", model, "pytorch_model.oldnames.bin"));
        Assert.Contains(checkpoint.Tensors.Keys, name => name.EndsWith("LayerNorm.gamma", StringComparison.Ordinal));
        var match = CheckpointMatch.For(config, 3, checkpoint);
        Assert.Equal(ignored, string.Join(", ", match.Ignored));
        Assert.Equal(drawn, string.Join(", ", match.DrawnAnew));
        Assert.Empty(match.Notes);
        var positions = new long[config.MaxPositions];
        checkpoint.Tensors.Values.Single(tensor => tensor.Type == ElementType.Int64).CopyTo(positions);
        Assert.Equal(Enumerable.Range(0, config.MaxPositions).Select(position => (long)position), positions);
    }

    [Theory]
    [InlineData("bert-tiny-random", "model.f16.safetensors", ElementType.Float16)]
    [InlineData("roberta-tiny-random", "model.f16.safetensors", ElementType.Float16)]
    [InlineData("bert-tiny-random", "model.bf16.safetensors", ElementType.BFloat16)]
    [InlineData("roberta-tiny-random", "model.bf16.safetensors", ElementType.BFloat16)]
    public void Sixteen_bit_files_are_the_fp32_ones_rounded_to_nearest_even_to_the_bit(string model, string file, ElementType type)
    {
        using var singles = Checkpoint.Open(Shared.Path("fixtures", model));
        using var narrow = Checkpoint.Open(Shared.Path("fixtures", model, file));
        Assert.Equal(singles.Tensors.Keys.Order(StringComparer.Ordinal), narrow.Tensors.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in narrow.Tensors)
        {
            Assert.Equal(type, tensor.Type);
            var exact = Values(singles.Tensors[name]);
            Assert.True(Rounded(type, exact).AsSpan().SequenceEqual(tensor.Bytes()), $"{name} isn't rounded to nearest even");
            var widened = MemoryMarshal.AsBytes<float>(Values(tensor));
            Assert.True(widened.SequenceEqual(MemoryMarshal.AsBytes<float>(Widened(type, exact))), $"{name} isn't widened exactly");
        }
    }

    [Theory]
    [InlineData("bert-tiny-random")]
    [InlineData("roberta-tiny-random")]
    public void Written_again_a_file_of_Hugging_Faces_is_the_same_bytes(string model)
    {
        var path = Shared.Path("fixtures", model, "model.safetensors");
        using var folder = new TemporaryFolder();
        using var checkpoint = Checkpoint.Open(path);
        var copy = Path.Combine(folder.Path, "model.safetensors");
        SafetensorsFile.Write(copy, checkpoint.Tensors.Values.Reverse().Select(tensor =>
            SafetensorsEntry.Of(tensor.Name, tensor.Type, tensor.Shape, tensor.Bytes().ToArray())));
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(copy)), "the copy differs");
        using var again = Checkpoint.Open(copy);
        Assert.Equal(checkpoint.Sha256(), again.Sha256());
    }

    [Fact]
    public void Whole_numbers_and_floats_lie_in_one_file_as_Hugging_Face_orders_them()
    {
        var path = Shared.Path("fixtures", "bert-tiny-random", "gradients.safetensors");
        using var folder = new TemporaryFolder();
        using var checkpoint = Checkpoint.Open(path);
        var copy = Path.Combine(folder.Path, "gradients.safetensors");
        SafetensorsFile.Write(copy, checkpoint.Tensors.Values.Select(tensor =>
            SafetensorsEntry.Of(tensor.Name, tensor.Type, tensor.Shape, tensor.Bytes().ToArray())), new Dictionary<string, string>());
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(copy)), "the copy differs");
    }

    [Fact]
    public void A_folder_is_read_from_safetensors_first_and_from_the_pickle_else()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Shared.Path("fixtures", "bert-tiny-random", "pytorch_model.bin"), Path.Combine(folder.Path, "pytorch_model.bin"));
        using (var pickled = Checkpoint.Open(folder.Path)) { Assert.EndsWith("pytorch_model.bin", pickled.Path, StringComparison.Ordinal); }
        File.Copy(Shared.Path("fixtures", "bert-tiny-random", "model.safetensors"), Path.Combine(folder.Path, "model.safetensors"));
        using var preferred = Checkpoint.Open(folder.Path);
        Assert.EndsWith("model.safetensors", preferred.Path, StringComparison.Ordinal);
    }

    private static ReadOnlySpan<byte> Bits(CheckpointTensor tensor) => MemoryMarshal.AsBytes<float>(Values(tensor));

    private static float[] Values(CheckpointTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.CopyTo(values);
        return values;
    }

    private static byte[] Rounded(ElementType type, float[] exact) => type == ElementType.Float16
        ? MemoryMarshal.AsBytes<Half>(Array.ConvertAll(exact, Rounding.ToHalf)).ToArray()
        : MemoryMarshal.AsBytes<ushort>(Array.ConvertAll(exact, Rounding.ToBFloat16)).ToArray();

    private static float[] Widened(ElementType type, float[] exact) => type == ElementType.Float16
        ? Array.ConvertAll(exact, value => (float)Rounding.ToHalf(value))
        : Array.ConvertAll(exact, value => Rounding.FromBFloat16(Rounding.ToBFloat16(value)));
}
