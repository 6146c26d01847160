using System.Security.Cryptography;

namespace LayerFreezing.Tests;

/// <summary>A run that is broken off and goes on from its kept state ends in the bits of one that was left alone.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 2, BatchSize = 5, MaxLength = 48, Warmup = 0.2, Threads = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string State => _folder["state"];

    private RunKeeping Never => new(State, TimeSpan.FromHours(1));

    private RunKeeping AtEveryStep => new(State, TimeSpan.Zero);

    [Theory]
    [InlineData("bert-tiny", "all", "")]
    [InlineData("bert-tiny", "all", "WeightDecay=0.01")]
    [InlineData("bert-tiny", "all", "BaselineBiasAndNorm=Untrained")]
    [InlineData("bert-tiny", "all", "OptimizerKernel=Library")]
    [InlineData("bert-tiny", "top:2", "DropoutKernel=Library")]
    [InlineData("roberta-tiny", "layers:1", "ClipOver=All")]
    [InlineData("roberta-tiny", "head", "")]
    public void Broken_off_at_any_step_it_ends_in_the_same_bits(string model, string plan, string change)
    {
        var options = change.Length == 0 ? Options : Options.Set(change.Split('=')[0], change.Split('=')[1]);
        var whole = Run(model, plan, options, null);
        foreach (var step in new[] { 1, 4, 5, 9, 10 })
        {
            Break(model, plan, options, step, Never);
            Assert.True(File.Exists(State), $"no state was kept at step {step}");
            var (resumed, record) = Finish(model, plan, options, Never);
            Assert.Equal(whole, resumed);
            Assert.Equal([step], record.ResumedAt);
            File.Delete(State);
        }
    }

    [Fact]
    public void Broken_off_again_and_again_it_ends_in_the_same_bits()
    {
        for (var step = 2; step <= 8; step += 2) { Break("bert-tiny", "all", Options, step, Never); }
        var (resumed, record) = Finish("bert-tiny", "all", Options, Never);
        Assert.Equal(Run("bert-tiny", "all", Options, null), resumed);
        Assert.Equal([2, 4, 6, 8], record.ResumedAt);
    }

    [Fact]
    public void Killed_it_goes_on_from_what_was_kept_last()
    {
        Assert.Throws<InvalidOperationException>(() => Run("bert-tiny", "all", Options, AtEveryStep, new At(6, () => throw new InvalidOperationException())));
        var (resumed, record) = Finish("bert-tiny", "all", Options, Never);
        Assert.Equal(Run("bert-tiny", "all", Options, null), resumed);
        // Writing takes a small part of a run's time alone, whatever is asked for.
        Assert.InRange(Assert.Single(record.ResumedAt), 1, 6);
    }

    [Fact]
    public void The_trace_and_the_seconds_are_those_of_the_whole_run()
    {
        Run("bert-tiny", "top:1", Options, null, trace: _folder["whole.jsonl"]);
        Break("bert-tiny", "top:1", Options, 7, Never);
        Run("bert-tiny", "top:1", Options, Never, trace: _folder["resumed.jsonl"]);
        Assert.Equal(File.ReadAllText(_folder["whole.jsonl"]), File.ReadAllText(_folder["resumed.jsonl"]));
    }

    [Fact]
    public void Of_another_run_nothing_is_taken()
    {
        Break("bert-tiny", "all", Options, 4, Never);
        var other = Options with { Seed = 2 };
        var (again, record) = Finish("bert-tiny", "all", other, Never);
        Assert.Equal(Run("bert-tiny", "all", other, null), again);
        Assert.Empty(record.ResumedAt);
    }

    [Fact]
    public void A_state_cut_off_anywhere_is_as_good_as_none()
    {
        Break("bert-tiny", "head", Options, 4, Never);
        var whole = Run("bert-tiny", "head", Options, null);
        var bytes = File.ReadAllBytes(State);
        foreach (var length in new[] { 0, 1, 8, 9, 100, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(State, bytes[..length]);
            var (again, record) = Finish("bert-tiny", "head", Options, Never);
            Assert.Equal(whole, again);
            Assert.Empty(record.ResumedAt);
        }
    }

    [Fact]
    public void Keeping_the_state_changes_nothing()
    {
        Assert.Equal(Run("bert-tiny", "all", Options, null), Run("bert-tiny", "all", Options, AtEveryStep));
    }

    [Fact]
    public void Where_there_is_no_room_for_the_state_it_is_one_sentence_and_the_last_one_stays()
    {
        using var disk = new SmallDisk(kilobytes: 700);
        var keeping = AtEveryStep with { File = Path.Combine(disk.Path, "state") };
        Break("bert-tiny", "head", Options, 3, keeping);
        var kept = File.ReadAllBytes(keeping.File);
        File.WriteAllBytes(Path.Combine(disk.Path, "rest"), new byte[new DriveInfo(disk.Path).AvailableFreeSpace]);
        var failure = Assert.Throws<StoreException>(() => Run("bert-tiny", "head", Options, keeping));
        Assert.Contains("can't be written", failure.Message, StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(keeping.File));
        Assert.Equal(2, Directory.GetFiles(disk.Path).Length);
        File.Delete(Path.Combine(disk.Path, "rest"));
        Assert.Equal([3], Finish("bert-tiny", "head", Options, keeping).Record.ResumedAt);
    }

    private static void Break(string model, string plan, TrainingOptions options, int step, RunKeeping keeping)
    {
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(model, plan, options, keeping, new At(step, cancel.Cancel), cancel.Token));
    }

    private static (string Bits, RunRecord Record) Finish(string model, string plan, TrainingOptions options, RunKeeping keeping)
    {
        RunRecord? record = null;
        return (Run(model, plan, options, keeping, then: ended => record = ended), record!);
    }

    private static string Run(string model, string plan, TrainingOptions options, RunKeeping? keeping, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default, Action<RunRecord>? then = null, string? trace = null)
    {
        using var classifier = ModelFolder.Load(TinyTask.Folder(model), 3);
        var tuner = new FineTuner(classifier, TinyTask.Shipped(model, options), FreezePlan.Parse(plan), options);
        var run = tuner.Train(progress, trace, cancel, keeping);
        then?.Invoke(run.Record);
        Assert.True(run.Record.FrozenStayed, "frozen parameters moved");
        var losses = string.Join(' ', tuner.History.Select(step => FormattableString.Invariant($"{step.LearningRate:r}/{step.Loss:r}/{step.GradNorm:r}")));
        var stayed = string.Join(' ', run.Record.TrainedThatStayed);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in classifier.parameters()) { hash.AppendData(parameter.bytes); }
        return $"{Convert.ToHexString(hash.GetHashAndReset())} {losses} {stayed} {string.Join(' ', run.Dev!.Predictions.SelectMany(p => p.Logits).Select(BitConverter.SingleToInt32Bits))}";
    }

    /// <summary>Does something when a step is done; after the last one, before the evaluation.</summary>
    private sealed class At(int step, Action act) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == step && value.Phase == "training") { act(); }
        }
    }
}
