using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>The encoder against Hugging Face's hidden states, attention, pooled vectors and logits.</summary>
public sealed class ForwardParityTests
{
    private const double Absolute = 1e-5;
    private const double Relative = 1e-4;

    private static readonly string[] Files =
        ["model.safetensors", "model.f16.safetensors", "model.bf16.safetensors", "pytorch_model.bin", "pytorch_model.legacy.bin", "pytorch_model.oldnames.bin"];

    public static TheoryData<string, string, string, Packing> Cases()
    {
        var cases = new TheoryData<string, string, string, Packing>();
        foreach (var model in new[] { "bert-tiny-random", "roberta-tiny-random" })
        {
            foreach (var file in Files)
            {
                cases.Add(model, file, "single", Packing.Packed);
                cases.Add(model, file, "pair", Packing.Packed);
            }
            cases.Add(model, "model.safetensors", "pair", Packing.Padded);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_tiny_model_gives_the_golden_hidden_states_attention_and_logits(string model, string file, string kind, Packing packing)
    {
        using var golden = new Golden(model);
        // The half-precision files hold rounded weights, so their results are those of the rounded model.
        var rounded = file.Contains("16", StringComparison.Ordinal);
        var (absolute, relative) = rounded ? (0.05, 0.05) : (Absolute, Relative);
        using var folder = new ModelCopy(model, file);
        using var classifier = ModelFolder.Load(folder.Path, 3);
        var texts = golden.Texts(kind);
        using var scope = NewDisposeScope();
        using var batch = PackedBatch.Of(texts, classifier.Config, CPU, packing);
        var (hidden, attention) = classifier.Inspect(batch);
        for (var layer = 0; layer <= classifier.Config.Layers; layer++)
        {
            Closeness.AssertClose($"hidden.{layer}", golden.Packed($"{kind}.hidden.{layer}", texts), RealRows(hidden[layer], batch), absolute, relative);
        }
        for (var layer = 0; layer < classifier.Config.Layers; layer++)
        {
            CompareAttention(golden, $"{kind}.attention.{layer}", attention[layer], texts, absolute, relative);
        }
        using var none = no_grad();
        if (golden.Names.Contains($"{kind}.pooled"))
        {
            var pooled = classifier.Pool(hidden[^1].index_select(0, batch.FirstTokens), batch);
            Closeness.AssertClose("pooled", golden.Floats($"{kind}.pooled"), pooled.data<float>().ToArray(), absolute, relative);
        }
        if (classifier.Source.DrawnAnew.Count == 0)
        {
            Closeness.AssertClose("logits", golden.Floats($"{kind}.logits"), classifier.call(batch).data<float>().ToArray(), absolute, relative);
        }
        else
        {
            Assert.Equal("pytorch_model.oldnames.bin", file);
        }
    }

    [Theory]
    [InlineData("cola")]
    [InlineData("mrpc")]
    public void The_real_model_gives_the_golden_first_tokens_and_logits(string task)
    {
        using var golden = new Golden("all-MiniLM-L6-v2");
        using var classifier = ModelFolder.Load(Shared.Path("models", "all-MiniLM-L6-v2"), 2);
        using var folder = new TemporaryFolder();
        WriteHead(folder["head.safetensors"], "head2.weight", golden);
        ModelFolder.SetHead(classifier, folder["head.safetensors"]);
        var texts = golden.Texts(task);
        using var scope = NewDisposeScope();
        using var batch = PackedBatch.Of(texts, classifier.Config, CPU);
        var (hidden, _) = classifier.Inspect(batch);
        for (var layer = 0; layer <= classifier.Config.Layers; layer++)
        {
            var first = hidden[layer].index_select(0, batch.FirstTokens).data<float>().ToArray();
            Closeness.AssertClose($"{task}.cls.{layer}", golden.Floats($"{task}.cls.{layer}"), first, Absolute, Relative);
            var row = hidden[layer].narrow(0, 0, texts[0].Ids.Length).data<float>().ToArray();
            Closeness.AssertClose($"{task}.first_row.{layer}", golden.Floats($"{task}.first_row.{layer}").AsSpan(0, row.Length), row, Absolute, Relative);
        }
        using var none = no_grad();
        var pooled = classifier.Pool(hidden[^1].index_select(0, batch.FirstTokens), batch);
        Closeness.AssertClose($"{task}.pooled", golden.Floats($"{task}.pooled"), pooled.data<float>().ToArray(), Absolute, Relative);
        Closeness.AssertClose($"{task}.logits", golden.Floats($"{task}.logits"), classifier.call(batch).data<float>().ToArray(), Absolute, Relative);
    }

    private static float[] RealRows(Tensor hidden, PackedBatch batch)
    {
        var values = hidden.data<float>().ToArray();
        var width = (int)hidden.shape[1];
        return [.. Enumerable.Range(0, batch.Count).SelectMany(row => values.Skip(batch.Offsets[row] * width).Take(batch.Lengths[row] * width))];
    }

    private static void CompareAttention(Golden golden, string name, Tensor actual, TokenizedText[] texts, double absolute, double relative)
    {
        var (expected, wide) = (golden.Floats(name), golden.Shape(name)[3]);
        var (values, shape) = (actual.data<float>().ToArray(), actual.shape);
        var (ours, theirs) = (new List<float>(), new List<float>());
        for (var row = 0; row < shape[0]; row++)
        {
            for (var head = 0; head < shape[1]; head++)
            {
                for (var from = 0; from < texts[row].Ids.Length; from++)
                {
                    for (var to = 0; to < texts[row].Ids.Length; to++)
                    {
                        ours.Add(values[(((((row * shape[1]) + head) * shape[2]) + from) * shape[3]) + to]);
                        theirs.Add(expected[(((((row * shape[1]) + head) * wide) + from) * wide) + to]);
                    }
                }
            }
        }
        Closeness.AssertClose(name, theirs.ToArray(), ours.ToArray(), absolute, relative);
    }

    private static void WriteHead(string path, string tensor, Golden golden)
    {
        var values = golden.Floats(tensor);
        SafetensorsFile.Write(path, [new SafetensorsEntry("weight", ElementType.Float32, golden.Shape(tensor),
            stream => stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan())))]);
    }
}
