namespace LayerFreezing.Tests;

/// <summary>Training on kept activations gives what computing them anew gives, and a file that isn't right is never used.</summary>
public sealed class PrefixCacheTests : IDisposable
{
    private static readonly TrainingOptions Options = new()
    {
        LearningRate = 1e-3,
        Epochs = 3,
        BatchSize = 4,
        MaxLength = 48,
        Dropout = 0,
        Threads = 1,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("kit-cache-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, bool> Plans => new() { { "top:4", false }, { "top:2", true }, { "top:1", false }, { "head", true }, { "layers:1,3", false } };

    [Theory]
    [MemberData(nameof(Plans))]
    public void The_same_losses_and_answers_come_out_with_and_without(string plan, bool onDisk)
    {
        using var caches = new PrefixCaches(_folder, onDisk ? 0 : 1 << 30);
        var without = Run(plan, Options with { PrefixCache = PrefixCache.Off }, null);
        var with = Run(plan, Options, caches);
        Assert.Null(with.Record.CacheRefusal);
        Assert.Equal(onDisk ? 1 : 0, PrefixCaches.Files(_folder).Count);
        foreach (var (a, b) in without.Record.EpochLosses.Zip(with.Record.EpochLosses)) { Assert.Equal(a, b, 1e-4); }
        foreach (var (a, b) in without.Dev!.Predictions.Zip(with.Dev!.Predictions))
        {
            Closeness.AssertClose("logits", [.. a.Logits], [.. b.Logits], 1e-4, 1e-4);
        }
    }

    [Theory]
    [InlineData("all", nameof(TrainingOptions.PrefixCache), "On")]
    [InlineData("top:2", nameof(TrainingOptions.PrefixCache), "Off")]
    [InlineData("top:2", nameof(TrainingOptions.ClipOver), "All")]
    [InlineData("top:2", nameof(TrainingOptions.Packing), "Padded")]
    public void Where_it_would_change_the_result_it_is_refused_with_the_reason(string plan, string field, string value)
    {
        var run = Run(plan, Options.Set(field, value), null);
        Assert.NotNull(run.Record.CacheRefusal);
        Assert.Null(run.Record.CacheBytes);
    }

    [Fact]
    public void Dropout_in_the_frozen_part_refuses_it()
    {
        var run = Run("top:2", Options with { FrozenDropout = FrozenDropout.On, Dropout = 0.1 }, null);
        Assert.Contains("FrozenDropout", run.Record.CacheRefusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("older format")]
    [InlineData("longer")]
    public void A_file_that_is_not_right_is_computed_anew(string fault)
    {
        var before = OnDisk("top:2", Options);
        var path = PrefixCaches.Files(_folder).Single().FullName;
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, fault switch
        {
            "truncated" => bytes[..^4],
            "longer" => [.. bytes, 0],
            _ => [.. System.Text.Encoding.ASCII.GetBytes("layer-freezing prefix cache 0 "), .. new byte[bytes.Length - 30]],
        });
        var after = OnDisk("top:2", Options);
        Assert.Equal(before.Record.EpochLosses, after.Record.EpochLosses);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void Other_weights_another_length_and_another_depth_have_files_of_their_own()
    {
        OnDisk("top:2", Options);
        OnDisk("top:1", Options);
        OnDisk("top:2", Options with { MaxLength = 16 });
        OnDisk("top:2", Options with { CachePrecision = CachePrecision.Half });
        OnDisk("top:2", Options, model => model.Encoder.Layers[0].named_parameters().First().parameter.data<float>().CopyFrom([0.5f]));
        Assert.Equal(5, PrefixCaches.Files(_folder).Count);
        OnDisk("top:2", Options with { LearningRate = 1e-4, Seed = 7 });
        Assert.Equal(5, PrefixCaches.Files(_folder).Count);
        Assert.True(PrefixCaches.Clear(_folder) > 0);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Half_precision_comes_close()
    {
        var single = OnDisk("top:2", Options);
        var half = OnDisk("top:2", Options with { CachePrecision = CachePrecision.Half });
        Assert.Equal(single.Record.CacheBytes, 2 * half.Record.CacheBytes);
        foreach (var (a, b) in single.Record.EpochLosses.Zip(half.Record.EpochLosses)) { Assert.Equal(a, b, 1e-2); }
    }

    [Fact]
    public void A_cancelled_computation_leaves_no_file()
    {
        using var caches = new PrefixCaches(_folder, 0);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Run("top:2", Options, caches, cancel: cancel.Token));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private RunResult OnDisk(string plan, TrainingOptions options, Action<SequenceClassifier>? change = null)
    {
        using var caches = new PrefixCaches(_folder, 0);
        return Run(plan, options, caches, change);
    }

    private static RunResult Run(string plan, TrainingOptions options, PrefixCaches? caches, Action<SequenceClassifier>? change = null, CancellationToken cancel = default)
    {
        const string Model = "bert-tiny-random";
        var file = Golden.Json("fixtures", Model, "trajectories.json");
        var data = TinyTask.Data(Model, file, file["trajectories"]![0]!, options);
        using var classifier = ModelFolder.Load(Shared.Path("fixtures", Model), 3);
        change?.Invoke(classifier);
        return new FineTuner(classifier, data, FreezePlan.Parse(plan), options, caches: caches).Train(cancel: cancel);
    }
}
