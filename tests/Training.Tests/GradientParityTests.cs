using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing.Tests;

/// <summary>The gradient of every parameter against Hugging Face's.</summary>
public sealed class GradientParityTests
{
    [Theory]
    [InlineData("bert-tiny-random")]
    [InlineData("roberta-tiny-random")]
    public void Every_gradient_is_the_golden_one(string model)
    {
        using var forward = new Golden(model);
        using var golden = new Golden(model, "gradients.safetensors");
        using var classifier = ModelFolder.Load(Shared.Path("fixtures", model), 3);
        using var scope = NewDisposeScope();
        using var batch = PackedBatch.Of(forward.Texts("pair"), classifier.Config, CPU);
        var loss = functional.cross_entropy(classifier.call(batch), tensor(golden.Longs("labels")));
        loss.backward();
        if (golden.Names.Contains("loss"))
        {
            Closeness.AssertClose("loss", golden.Floats("loss"), [loss.item<float>()], 1e-5, 1e-4);
        }
        foreach (var (name, parameter) in classifier.named_parameters())
        {
            var expected = golden.Floats(name);
            var largest = expected.Max(Math.Abs);
            Closeness.AssertClose(name, expected, parameter.grad!.data<float>().ToArray(), 1e-6 + (1e-4 * largest), 0);
        }
    }
}
