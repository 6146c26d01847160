using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>The self-test replays the golden values that ship with the kit, and sees where something is off.</summary>
public sealed class SelfTestTests
{
    private static readonly string[] Models = ["bert-tiny", "roberta-tiny"];

    [Fact]
    public void The_golden_values_hold_on_the_CPU()
    {
        var threads = get_num_threads();
        var report = SelfTest.Run(Shared.InRepository("data", "golden"), CPU);
        foreach (var finding in report.Findings) { TestContext.Current.TestOutputHelper?.WriteLine(finding.ToString()); }
        Assert.True(report.Holds, string.Join('\n', report.Findings.Where(finding => !finding.Holds)));
        Assert.Equal(8, report.Findings.Count);
        Assert.All(report.Findings, finding => Assert.InRange(finding.Largest, double.Epsilon, 1e-3));
        Assert.InRange(report.SecondsPerStep, 1e-6, 60);
        Assert.Equal(threads, get_num_threads());
    }

    [Fact]
    public void A_wrong_weight_is_seen_in_everything_it_touches()
    {
        using var folder = new TemporaryFolder();
        CopyGolden("bert-tiny", folder["golden", "bert-tiny", "."]);
        using (var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3))
        {
            using (no_grad()) { model.get_parameter("bert.encoder.layer.3.output.LayerNorm.bias")!.add_(0.01); }
            SafetensorsFile.Write(folder["golden", "bert-tiny", "model.safetensors"], model.named_parameters().Select(p =>
                SafetensorsEntry.Of(p.name, p.parameter.shape, p.parameter.data<float>().ToArray())));
        }
        var report = SelfTest.Run(folder["golden"], CPU);
        Assert.False(report.Holds);
        var forward = report.Findings.Single(finding => finding.Quantity == "hidden states and logits");
        Assert.False(forward.Holds);
        Assert.Contains(".first.4", forward.Worst, StringComparison.Ordinal);
        Assert.False(report.Findings.Single(finding => finding.Quantity == "gradients").Holds);
    }

    [Fact]
    public void Missing_golden_values_are_a_sentence()
    {
        using var folder = new TemporaryFolder();
        Assert.StartsWith("there are no golden values in ", Assert.Throws<KitException>(() => SelfTest.Run(folder.Path, CPU)).Message, StringComparison.Ordinal);
        CopyGolden("bert-tiny", folder["bert-tiny", "."]);
        File.Delete(folder["bert-tiny", "values.json"]);
        Assert.Contains("values.json", Assert.Throws<KitException>(() => SelfTest.Run(folder.Path, CPU)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_chosen_by_its_name()
    {
        Assert.Equal(TorchSharp.DeviceType.CPU, ComputeDevice.Choose("cpu").type);
        Assert.Equal(cuda.is_available(), ComputeDevice.Choose("auto").type == TorchSharp.DeviceType.CUDA);
        foreach (var strange in new[] { "", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:99" }) { Assert.Throws<KitException>(() => ComputeDevice.Choose(strange)); }
    }

    [Fact]
    public void The_golden_values_stay_below_a_megabyte() =>
        Assert.InRange(Directory.GetFiles(Shared.InRepository("data", "golden"), "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length), 1, 1_000_000);

    [Fact]
    public void What_ships_is_a_part_of_the_whole_set_bit_for_bit()
    {
        foreach (var model in Models)
        {
            var whole = Shared.Path("fixtures", $"{model}-random");
            foreach (var name in Directory.GetFiles(TinyTask.Folder(model)).Select(path => Path.GetFileName(path)!).Where(name => !name.StartsWith("values", StringComparison.Ordinal)))
            {
                Assert.True(File.ReadAllBytes(Path.Combine(whole, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(TinyTask.Folder(model), name))), name);
            }
            CompareTensors(model);
            CompareTexts(model);
        }
    }

    private static void CompareTensors(string model)
    {
        using var forward = new Golden($"{model}-random");
        using var gradients = new Golden($"{model}-random", "gradients.safetensors");
        using var shipped = Checkpoint.Open(Path.Combine(TinyTask.Folder(model), "values.safetensors"));
        foreach (var (name, tensor) in shipped.Tensors.Where(pair => pair.Key != "labels"))
        {
            var values = new float[tensor.Count];
            tensor.CopyTo(values);
            var expected = name.StartsWith("gradient.", StringComparison.Ordinal) ? gradients.Floats(name["gradient.".Length..])
                : name == "loss" ? gradients.Floats(name)
                : name.Contains(".first.", StringComparison.Ordinal) ? FirstTokens(forward, name.Replace(".first.", ".hidden.", StringComparison.Ordinal))
                : forward.Floats(name);
            Assert.True(expected.AsSpan().SequenceEqual(values), $"{model}: {name}");
        }
    }

    private static float[] FirstTokens(Golden golden, string name)
    {
        var (values, shape) = (golden.Floats(name), golden.Shape(name));
        return [.. Enumerable.Range(0, (int)shape[0]).SelectMany(row => values.Skip(row * (int)(shape[1] * shape[2])).Take((int)shape[2]))];
    }

    private static void CompareTexts(string model)
    {
        var shipped = JsonNode.Parse(File.ReadAllText(Path.Combine(TinyTask.Folder(model), "values.json")))!;
        var whole = Golden.Json("fixtures", $"{model}-random", "trajectories.json");
        Assert.True(JsonNode.DeepEquals(shipped["pairs"], whole["pairs"]));
        Assert.True(JsonNode.DeepEquals(shipped["single"], Golden.Json("fixtures", $"{model}-random", "forward.json")["single"]));
        foreach (var trajectory in shipped["trajectories"]!.AsArray())
        {
            var same = whole["trajectories"]!.AsArray().Single(t => t!["key"]!.GetValue<string>() == trajectory!["key"]!.GetValue<string>());
            Assert.All(trajectory!.AsObject(), field => Assert.True(JsonNode.DeepEquals(field.Value, same![field.Key]), field.Key));
        }
    }

    private static void CopyGolden(string model, string folder)
    {
        foreach (var path in Directory.GetFiles(TinyTask.Folder(model))) { File.Copy(path, Path.Combine(folder, Path.GetFileName(path))); }
    }
}
