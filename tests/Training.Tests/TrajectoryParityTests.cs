using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Twelve steps of training against Hugging Face's losses, gradient norms and final parameters.</summary>
public sealed class TrajectoryParityTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var model in new[] { "bert-tiny-random", "roberta-tiny-random" })
        {
            foreach (var key in new[]
            {
                "freezeNone-warmup0-wd0.0", "freeze0-warmup0-wd0.0", "freeze2-warmup0-wd0.0", "freeze4-warmup0-wd0.0",
                "freeze2-warmup3-wd0.01", "freezeNone-warmup3-wd0.1", "freeze3-warmup0-wd0.0-regression",
            })
            {
                cases.Add(model, key);
            }
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_and_norms_follow_the_golden_trajectory(string model, string key)
    {
        var file = Golden.Json("fixtures", model, "trajectories.json");
        var trajectory = file["trajectories"]!.AsArray().Single(t => t!["key"]!.GetValue<string>() == key)!;
        var steps = trajectory["steps"]!.AsArray();
        var options = new TrainingOptions
        {
            LearningRate = trajectory["lr"]!.GetValue<double>(),
            Epochs = 1,
            BatchSize = 4,
            MaxLength = 48,
            Warmup = trajectory["warmup_steps"]!.GetValue<double>() / steps.Count,
            WeightDecay = trajectory["weight_decay"]!.GetValue<double>(),
            Dropout = 0,
            Order = ExampleOrder.File,
            Threads = 1,
        };
        var regression = trajectory["regression"]!.GetValue<bool>();
        var data = TinyTask.Data(model, file, trajectory, options);
        using var classifier = ModelFolder.Load(Shared.Path("fixtures", model), regression ? 1 : 3);
        if (regression) { UseFirstRowOfHead(model, classifier); }
        var frozen = trajectory["freeze"]!.GetValue<int>();
        var plan = frozen < 0 ? FreezePlan.All : FreezePlan.FreezeFirst(frozen);
        var trace = System.IO.Path.Combine(Directory.CreateTempSubdirectory("kit-trace-").FullName, "trace.jsonl");

        var run = new FineTuner(classifier, data, plan, options).Train(trace: trace);

        Assert.Equal(trajectory["trainable_parameters"]!.GetValue<long>(), run.Record.TrainedParameters);
        Assert.True(run.Record.FrozenStayed, "frozen parameters moved");
        CompareTrace(steps, trace);
        var final = $"final.{key}.safetensors";
        if (File.Exists(Shared.Path("fixtures", model, "config.json").Replace("config.json", final, StringComparison.Ordinal)))
        {
            CompareParameters(model, final, classifier);
        }
    }

    private static void CompareTrace(JsonArray steps, string trace)
    {
        var lines = File.ReadAllLines(trace).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(steps.Count, lines.Count);
        foreach (var (expected, actual) in steps.Zip(lines))
        {
            Assert.Equal(Number(expected!, "lr"), Number(actual, "lr"), 1e-12);
            var (loss, norm) = (Number(expected!, "loss"), Number(expected!, "grad_norm"));
            Assert.True(Math.Abs(loss - Number(actual, "loss")) <= 1e-3, $"loss {Number(actual, "loss")} instead of {loss}");
            Assert.True(Math.Abs(norm - Number(actual, "grad_norm")) <= 1e-3 * Math.Max(1, norm), $"norm {Number(actual, "grad_norm")} instead of {norm}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"largest loss difference {steps.Zip(lines).Max(p => Math.Abs(Number(p.First!, "loss") - Number(p.Second, "loss"))):g3}"));
    }

    private static void CompareParameters(string model, string final, SequenceClassifier classifier)
    {
        using var golden = new Golden(model, final);
        var (count, off) = (0L, 0L);
        var worst = 0.0;
        foreach (var (name, parameter) in classifier.named_parameters())
        {
            // Its true gradient is zero; AdamW turns the rounding noise into moves of up to steps × rate.
            if (name.EndsWith("attention.self.key.bias", StringComparison.Ordinal)) { continue; }
            foreach (var (expected, actual) in golden.Floats(name).Zip(parameter.data<float>().ToArray()))
            {
                var difference = Math.Abs(expected - actual);
                worst = Math.Max(worst, difference);
                count++;
                if (difference > 1e-4) { off++; }
            }
        }
        Assert.True(worst <= 1e-3, FormattableString.Invariant($"a final parameter is off by {worst:g3}"));
        Assert.True(off <= 0.001 * count, FormattableString.Invariant($"{off} of {count} final parameters are off by more than 1e-4"));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"final parameters: largest difference {worst:g3}, {off} of {count} over 1e-4"));
    }

    private static void UseFirstRowOfHead(string model, SequenceClassifier classifier)
    {
        using var weights = Checkpoint.Open(Shared.Path("fixtures", model, "model.safetensors"));
        var name = model.StartsWith("roberta", StringComparison.Ordinal) ? "classifier.out_proj" : "classifier";
        var (weight, bias) = (new float[weights.Tensors[$"{name}.weight"].Count], new float[3]);
        weights.Tensors[$"{name}.weight"].CopyTo(weight);
        weights.Tensors[$"{name}.bias"].CopyTo(bias);
        classifier.Head.weight.data<float>().CopyFrom(weight.AsSpan(0, 32));
        classifier.Head.bias!.data<float>().CopyFrom(bias.AsSpan(0, 1));
    }

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();
}
