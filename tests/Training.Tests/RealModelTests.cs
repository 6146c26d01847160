using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Twenty steps of the real model on real MRPC, as Hugging Face takes them.</summary>
public sealed class RealModelTests
{
    [Theory]
    [InlineData("all", -1, true)]
    [InlineData("all", -1, false)]
    [InlineData("top:3", 3, true)]
    [InlineData("top:3", 3, false)]
    [InlineData("head", 6, true)]
    [InlineData("head", 6, false)]
    [Trait("Category", "All")]
    public void Losses_norms_and_answers_follow_the_golden_trajectory(string plan, int frozen, bool saving)
    {
        var folder = Shared.Path("models", "all-MiniLM-L6-v2");
        var expected = Golden.Json("fixtures", "all-MiniLM-L6-v2", "trajectories.json").AsArray().Single(t => t!["freeze"]!.GetValue<int>() == frozen)!;
        var options = new TrainingOptions { TrainExamples = 320, DevExamples = 64, Epochs = 1, Dropout = 0, LearningRate = 5e-5, Order = ExampleOrder.File };
        if (!saving) { options = WorkSaving.None(options); }
        using var model = ModelFolder.Load(folder, GlueTask.MRPC);
        SetGoldenHead(model);
        var data = TaskData.Load(GlueTask.MRPC, Shared.Path("glue"), TextTokenizer.Load(folder), options);
        var tuner = new FineTuner(model, data, FreezePlan.Parse(plan), options);

        var run = tuner.Train();

        Assert.Equal(expected["trainable_parameters"]!.GetValue<long>(), run.Record.TrainedParameters);
        var steps = expected["trajectory"]!.AsArray();
        Assert.Equal(steps.Count, tuner.History.Count);
        var (losses, norms) = (0.0, 0.0);
        foreach (var (golden, step) in steps.Zip(tuner.History))
        {
            var (loss, norm) = (Number(golden!, "loss"), Number(golden!, "grad_norm"));
            losses = Math.Max(losses, Math.Abs(loss - step.Loss));
            norms = Math.Max(norms, Math.Abs(norm - step.GradNorm) / Math.Max(1, norm));
        }
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{plan}: largest difference of losses {losses:g3}, of norms {norms:g3}"));
        Assert.True(losses <= 1e-3, FormattableString.Invariant($"a loss is off by {losses:g3}"));
        Assert.True(norms <= 1e-3, FormattableString.Invariant($"a norm is off by {norms:g3}"));
        float[] logits = [.. expected["dev_logits_first_64"]!.AsArray().SelectMany(row => row!.AsArray()).Select(value => value!.GetValue<float>())];
        Closeness.AssertClose($"{plan}: dev logits", logits, [.. run.Dev!.Predictions.SelectMany(p => p.Logits)], 1e-3, 0);
        Assert.True(run.Record.FrozenStayed);
    }

    private static void SetGoldenHead(SequenceClassifier model)
    {
        using var golden = new Golden("all-MiniLM-L6-v2");
        using var folder = new TemporaryFolder();
        var head = folder["head.safetensors"];
        SafetensorsFile.Write(head, [SafetensorsEntry.Of("weight", golden.Shape("head2.weight"), golden.Floats("head2.weight"))]);
        ModelFolder.SetHead(model, head);
    }

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();
}
