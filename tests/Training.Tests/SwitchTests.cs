using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>The switches for what the authors' code did do what they say.</summary>
public sealed class SwitchTests
{
    private static readonly TrainingOptions Options = new()
    {
        LearningRate = 1e-3,
        Epochs = 1,
        BatchSize = 6,
        MaxLength = 48,
        Dropout = 0,
        Order = ExampleOrder.File,
        Threads = 1,
    };

    [Fact]
    public void ClipOver_All_counts_the_gradients_of_frozen_parameters_too()
    {
        var everything = Run("all", Options);
        var trainable = Run("top:1", Options);
        var all = Run("top:1", Options with { ClipOver = ClipOver.All });
        Assert.Equal(everything.Norm, all.Norm, 1e-6 * everything.Norm);
        Assert.True(trainable.Norm < all.Norm, FormattableString.Invariant($"{trainable.Norm} isn't below {all.Norm}"));
        Assert.True(all.Result.Record.FrozenStayed);
        Assert.Empty(all.Result.Record.TrainedThatStayed);
    }

    [Fact]
    public void ClipOver_All_makes_clipped_steps_smaller_and_leaves_short_ones_alone()
    {
        // With ClipOver=All nothing is kept of the frozen part, so that both compute the same it isn't without either.
        var trainable = Options with { ClipNorm = 1e9, PrefixCache = PrefixCache.Off };
        var all = trainable with { ClipOver = ClipOver.All };
        Assert.Equal(Run("top:1", trainable).Losses, Run("top:1", all).Losses);
        // AdamW divides by the gradient's size, so only what is beside that (eps, the mixture over steps) tells a clipped run.
        Assert.NotEqual(Run("top:1", trainable with { ClipNorm = 0.5 }).Losses, Run("top:1", all with { ClipNorm = 0.5 }).Losses);
    }

    [Fact]
    public void Untrained_biases_and_norms_of_all_keep_their_bits()
    {
        var run = Run("all", Options with { BaselineBiasAndNorm = BaselineBiasAndNorm.Untrained });
        var stayed = run.Result.Record.TrainedThatStayed;
        Assert.Equal(run.Names.Where(IsBiasOrNorm), stayed);
        Assert.Contains("bert.encoder.layer.0.attention.output.LayerNorm.weight", stayed);
        Assert.Contains("classifier.bias", stayed);
        Assert.DoesNotContain("classifier.weight", stayed);
        Assert.Empty(Run("all", Options).Result.Record.TrainedThatStayed);
    }

    [Fact]
    public void Untrained_biases_and_norms_are_those_of_all_alone()
    {
        var run = Run("top:2", Options with { BaselineBiasAndNorm = BaselineBiasAndNorm.Untrained });
        Assert.Empty(run.Result.Record.TrainedThatStayed);
        Assert.Equal(Run("top:2", Options).Losses, run.Losses);
    }

    [Theory]
    [InlineData(FrozenDropout.Off, true)]
    [InlineData(FrozenDropout.On, false)]
    public void Frozen_layers_drop_nothing_unless_their_dropout_is_on(FrozenDropout frozenDropout, bool same)
    {
        using var scope = NewDisposeScope();
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        model.Apply(FreezePlan.Top(1), frozenDropout);
        model.train();
        using var batch = PackedBatch.Of([.. TinyTask.Shipped("bert-tiny", Options).TrainTexts.Take(4)], model.Config, CPU);
        Assert.Equal(same, Twice(model, () => model.Encoder.Embeddings.call(batch)));
        var entering = model.Encoder.Embeddings.call(batch);
        Assert.Equal(same, Twice(model, () => model.Encoder.Layers[0].call(entering, batch)));
        Assert.False(Twice(model, () => model.Encoder.Layers[3].call(entering, batch)), "the trained layer drops nothing");
    }

    [Fact]
    public void Nothing_is_dropped_where_dropout_is_set_to_zero_or_the_model_answers()
    {
        using var scope = NewDisposeScope();
        using var model = ModelFolder.Load(TinyTask.Folder("roberta-tiny"), 3);
        using var batch = PackedBatch.Of([.. TinyTask.Shipped("roberta-tiny", Options).TrainTexts.Take(4)], model.Config, CPU);
        Assert.True(Twice(model, () => model.call(batch)));
        model.train();
        Assert.False(Twice(model, () => model.call(batch)));
        _ = new FineTuner(model, TinyTask.Shipped("roberta-tiny", Options), FreezePlan.All, Options);
        model.train();
        Assert.True(Twice(model, () => model.call(batch)));
    }

    [Fact]
    public void No_gradient_is_worked_out_below_the_first_trained_layer()
    {
        using var scope = NewDisposeScope();
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        model.Apply(FreezePlan.Layers(2));
        using var batch = PackedBatch.Of([.. TinyTask.Shipped("bert-tiny", Options).TrainTexts.Take(4)], model.Config, CPU);
        model.call(batch).sum().backward();
        Assert.All(model.named_parameters(), p => Assert.Equal(model.Plan.Trains(p.name, 4), p.parameter.grad is not null));
        Assert.False(model.Encoder.Run(model.Encoder.Embeddings.call(batch), 0, 2, batch, RowsOf.Tokens).requires_grad);
    }

    [Fact]
    public void Weight_decay_spares_biases_and_norms()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        model.Apply(FreezePlan.All);
        var parameters = new TrainableParameters(model, Options);
        Assert.All(parameters.Decayed, p => Assert.False(IsBiasOrNorm(p.Name), p.Name));
        Assert.All(parameters.Undecayed, p => Assert.True(IsBiasOrNorm(p.Name), p.Name));
        Assert.Equal(model.parameters().Count(), parameters.Decayed.Count + parameters.Undecayed.Count);
    }

    private static (RunResult Result, double Norm, List<double> Losses, List<string> Names) Run(string plan, TrainingOptions options)
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        var tuner = new FineTuner(model, TinyTask.Shipped("bert-tiny", options), FreezePlan.Parse(plan), options);
        var result = tuner.Train();
        return (result, tuner.History[0].GradNorm, [.. tuner.History.Select(step => step.Loss)], [.. model.named_parameters().Select(p => p.name)]);
    }

    private static bool IsBiasOrNorm(string name) =>
        name.EndsWith(".bias", StringComparison.Ordinal) || name.Contains("LayerNorm", StringComparison.Ordinal);

    /// <summary>Whether two steps of a run compute the same.</summary>
    private static bool Twice(SequenceClassifier model, Func<Tensor> compute)
    {
        return InStep(1).AsSpan().SequenceEqual(InStep(2));

        float[] InStep(int step)
        {
            manual_seed(step);
            model.Math.Source = new DropoutSource(1, step);
            return compute().data<float>().ToArray();
        }
    }
}
