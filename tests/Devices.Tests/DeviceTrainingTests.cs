using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>Training, evaluation and saving on another device give what they give on the CPU.</summary>
public class DeviceTrainingTests
{
    private const double Tolerance = 1e-5;

    private static readonly TrainingOptions Options = new()
    {
        LearningRate = 1e-4,
        Epochs = 2,
        BatchSize = 5,
        MaxLength = 48,
        Warmup = 0.2,
        WeightDecay = 0.01,
        Dropout = 0,
        Threads = 1,
    };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var model in new[] { "bert-tiny", "roberta-tiny" })
        {
            foreach (var plan in new[] { "all", "top:2", "head", "layers:1" }) { cases.Add(model, plan); }
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_run_is_the_same_as_on_the_CPU(string model, string plan)
    {
        var device = OtherDevice.Cuda;
        var data = TinyTask.Shipped(model, Options);
        using var here = ModelFolder.Load(TinyTask.Folder(model), 3);
        using var there = ModelFolder.Load(TinyTask.Folder(model), 3, device: device);
        var (tuner, other) = (new FineTuner(here, data, FreezePlan.Parse(plan), Options), new FineTuner(there, data, FreezePlan.Parse(plan), Options));
        var (expected, actual) = (tuner.Train(), other.Train());

        Assert.Equal(RunStatus.Done, actual.Record.Status);
        Assert.StartsWith("cuda", actual.Record.Device, StringComparison.Ordinal);
        Assert.True(actual.Record.FrozenStayed, "frozen parameters moved");
        Assert.Equal(expected.Record.TrainedThatStayed, actual.Record.TrainedThatStayed);
        foreach (var (one, two) in tuner.History.Zip(other.History))
        {
            Assert.Equal(one.LearningRate, two.LearningRate);
            Assert.Equal(one.Loss, two.Loss, Tolerance);
            Assert.Equal(one.GradNorm, two.GradNorm, Tolerance * Math.Max(1, one.GradNorm));
        }
        foreach (var ((name, parameter), (_, moved)) in here.named_parameters().Zip(there.named_parameters()))
        {
            // Its true gradient is zero, so that AdamW moves it by rounding noise alone.
            if (name.EndsWith("attention.self.key.bias", StringComparison.Ordinal)) { continue; }
            Closeness.AssertClose(name, parameter.data<float>().ToArray(), moved.cpu().data<float>().ToArray(), Tolerance, 0);
        }
        Assert.Equal(expected.Dev!.Scores.Values, actual.Dev!.Scores.Values);
    }

    [Fact]
    public void What_is_saved_from_there_gives_the_same_answers_here()
    {
        var device = OtherDevice.Cuda;
        using var folder = new TemporaryFolder();
        var data = TinyTask.Shipped("bert-tiny", Options);
        using var there = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3, device: device);
        var tuner = new FineTuner(there, data, FreezePlan.Top(2), Options);
        var answers = tuner.Train().Dev!;
        ModelFolder.Save(there, folder["saved"], data.Task.Labels);
        using var here = ModelFolder.Load(folder["saved"], 3);
        var again = new FineTuner(here, data, FreezePlan.Top(2), Options).Evaluate();
        foreach (var (one, two) in answers.Predictions.Zip(again.Predictions))
        {
            Closeness.AssertClose("logits", one.Logits.ToArray(), two.Logits.ToArray(), Tolerance, 0);
        }
        foreach (var ((name, parameter), (_, loaded)) in there.named_parameters().Zip(here.named_parameters()))
        {
            Assert.True(parameter.cpu().bytes.SequenceEqual(loaded.bytes), name);
        }
    }

    [Theory]
    [InlineData("all")]
    [InlineData("top:2")]
    public void A_run_that_is_broken_off_there_goes_on_with_the_same_bits(string plan)
    {
        using var folder = new TemporaryFolder();
        var keeping = new RunKeeping(folder["state"], TimeSpan.FromHours(1));
        var data = TinyTask.Shipped("bert-tiny", Options);
        using var whole = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3, device: OtherDevice.Cuda);
        var expected = new FineTuner(whole, data, FreezePlan.Parse(plan), Options).Train();
        using var broken = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3, device: OtherDevice.Cuda);
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new FineTuner(broken, data, FreezePlan.Parse(plan), Options).Train(new CancelAt(4, cancel), cancel: cancel.Token, keeping: keeping));
        using var resumed = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3, device: OtherDevice.Cuda);
        var actual = new FineTuner(resumed, data, FreezePlan.Parse(plan), Options).Train(keeping: keeping);

        Assert.Equal([4], actual.Record.ResumedAt);
        Assert.Equal(expected.Record.EpochLosses, actual.Record.EpochLosses);
        foreach (var ((name, parameter), (_, again)) in whole.named_parameters().Zip(resumed.named_parameters()))
        {
            Assert.True(parameter.cpu().bytes.SequenceEqual(again.cpu().bytes), name);
        }
    }

    [Fact]
    public void The_golden_values_hold_there()
    {
        var report = SelfTest.Run(Shared.InRepository("data", "golden"), OtherDevice.Cuda);
        Assert.StartsWith("cuda", report.Device, StringComparison.Ordinal);
        Assert.All(report.Findings, finding => Assert.True(finding.Holds, finding.ToString()));
    }

    [Fact]
    public void Every_tensor_of_a_model_and_of_its_batches_lies_on_its_device()
    {
        var device = OtherDevice.Cuda;
        using var scope = NewDisposeScope();
        using var model = ModelFolder.Load(TinyTask.Folder("roberta-tiny"), 3, device: device);
        using var batch = PackedBatch.Of([.. TinyTask.Shipped("roberta-tiny", Options).TrainTexts.Take(4)], model.Config, model.Device);
        var logits = model.call(batch);
        nn.functional.cross_entropy(logits, zeros([4], int64, device)).backward();
        var (hidden, attention) = model.Inspect(batch);
        Tensor[] made =
        [
            logits, .. hidden, .. attention, batch.Ids, batch.TokenTypes, batch.Positions, batch.FirstTokens,
            .. model.parameters(), .. model.parameters().Select(parameter => parameter.grad!),
        ];
        Assert.All(made, tensor => Assert.Equal(DeviceType.CUDA, tensor.device.type));
    }

    [Fact]
    public void A_batch_made_for_the_CPU_is_refused_by_a_model_that_lies_elsewhere()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3, device: OtherDevice.Cuda);
        using var batch = PackedBatch.Of([.. TinyTask.Shipped("bert-tiny", Options).TrainTexts.Take(2)], model.Config, CPU);
        var failure = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => model.call(batch));
        Assert.Contains("same device", failure.Message, StringComparison.Ordinal);
    }

    private sealed class CancelAt(int step, CancellationTokenSource cancel) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == step) { cancel.Cancel(); }
        }
    }
}
