using System.Security.Cryptography;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>The same seed gives the same bits, and what only looks on changes nothing.</summary>
public sealed class ReproducibilityTests
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 2, BatchSize = 5, MaxLength = 48, Threads = 1 };

    [Theory]
    [InlineData("bert-tiny", "all")]
    [InlineData("roberta-tiny", "top:2")]
    public void The_same_seed_twice_gives_the_same_parameters_and_the_same_trace(string model, string plan)
    {
        using var folder = new TemporaryFolder();
        var first = Run(model, plan, Options, folder["first.jsonl"]);
        var second = Run(model, plan, Options, folder["second.jsonl"]);
        Assert.Equal(first, second);
        Assert.Equal(File.ReadAllText(folder["first.jsonl"]), File.ReadAllText(folder["second.jsonl"]));
        Assert.Equal(10, File.ReadAllLines(folder["first.jsonl"]).Length);
    }

    [Fact]
    public void Another_seed_gives_other_bits()
    {
        Assert.NotEqual(Run("bert-tiny", "all", Options), Run("bert-tiny", "all", Options with { Seed = 2 }));
    }

    [Fact]
    public void The_seed_draws_a_missing_head_and_nothing_else_of_a_model()
    {
        using var config = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 2, seed: 1);
        using var again = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 2, seed: 1);
        using var other = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 2, seed: 2);
        Assert.Equal(Bits(config), Bits(again));
        Assert.NotEqual(Bits(config), Bits(other));
    }

    [Fact]
    public void A_trace_or_none_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Run("bert-tiny", "top:2", Options), Run("bert-tiny", "top:2", Options, folder["trace.jsonl"]));
    }

    [Fact]
    public void One_dispose_scope_more_changes_nothing()
    {
        var without = Run("bert-tiny", "top:2", Options);
        using var scope = NewDisposeScope();
        using var inner = NewDisposeScope();
        Assert.Equal(without, Run("bert-tiny", "top:2", Options));
    }

    [Fact]
    public void Someone_looking_at_the_progress_changes_nothing()
    {
        var seen = new Observer();
        Assert.Equal(Run("bert-tiny", "all", Options), Run("bert-tiny", "all", Options, progress: seen));
        Assert.True(seen.Reports >= 10);
    }

    [Fact]
    public void Random_numbers_drawn_before_a_run_change_nothing()
    {
        var before = Run("bert-tiny", "all", Options);
        manual_seed(99);
        using var drawn = rand([17]);
        Assert.Equal(before, Run("bert-tiny", "all", Options));
    }

    private static string Run(string model, string plan, TrainingOptions options, string? trace = null, IProgress<TrainingProgress>? progress = null)
    {
        using var classifier = ModelFolder.Load(TinyTask.Folder(model), 3);
        var tuner = new FineTuner(classifier, TinyTask.Shipped(model, options), FreezePlan.Parse(plan), options);
        var run = tuner.Train(progress, trace);
        Assert.Equal(RunStatus.Done, run.Record.Status);
        var losses = string.Join(' ', tuner.History.Select(step => FormattableString.Invariant($"{step.Loss:r}/{step.GradNorm:r}")));
        return $"{Bits(classifier)} {losses} {string.Join(' ', run.Dev!.Predictions.SelectMany(p => p.Logits).Select(BitConverter.SingleToInt32Bits))}";
    }

    private static string Bits(SequenceClassifier model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in model.parameters()) { hash.AppendData(parameter.bytes); }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private sealed class Observer : IProgress<TrainingProgress>
    {
        public int Reports { get; private set; }

        public void Report(TrainingProgress value)
        {
            Assert.NotEmpty(value.ToString());
            Reports++;
        }
    }
}
