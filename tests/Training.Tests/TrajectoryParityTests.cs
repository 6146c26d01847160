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
        var trajectory = Trajectory.Load(model, key);
        using var classifier = trajectory.Model();
        using var folder = new TemporaryFolder();
        var trace = folder["trace.jsonl"];

        var run = trajectory.Tuner(classifier, options => options).Train(trace: trace);

        Assert.Equal(trajectory.TrainedParameters, run.Record.TrainedParameters);
        Assert.True(run.Record.FrozenStayed, "frozen parameters moved");
        CompareTrace(trajectory.Steps, trace);
        var final = $"final.{key}.safetensors";
        if (File.Exists(Shared.Path("fixtures", model, "config.json").Replace("config.json", final, StringComparison.Ordinal)))
        {
            CompareParameters(model, final, classifier);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Saving_work_or_not_makes_no_difference(string model, string key)
    {
        var trajectory = Trajectory.Load(model, key);
        using var saving = trajectory.Model();
        using var wasting = trajectory.Model();
        var (with, without) = (trajectory.Tuner(saving, options => options), trajectory.Tuner(wasting, WorkSaving.None));

        var (saved, wasted) = (with.Train(), without.Train());

        foreach (var (a, b) in with.History.Zip(without.History)) { Assert.Equal(b.Loss, a.Loss, 1e-4); }
        Assert.Equal(wasted.Score, saved.Score);
        foreach (var (a, b) in saved.Dev!.Predictions.Zip(wasted.Dev!.Predictions))
        {
            foreach (var (x, y) in a.Logits.Zip(b.Logits)) { Assert.Equal(y, x, 1e-4); }
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

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();
}
