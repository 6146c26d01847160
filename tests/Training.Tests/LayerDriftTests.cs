using TorchSharp;
using static TorchSharp.torch;

namespace LayerFreezing.Tests;

/// <summary>How far each part of a model moved in a run.</summary>
public sealed class LayerDriftTests
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 1, BatchSize = 5, MaxLength = 48, Threads = 1 };

    [Theory]
    [InlineData("bert-tiny", "top:2", 2)]
    [InlineData("roberta-tiny", "head", 0)]
    [InlineData("bert-tiny", "all", 99)]
    public void Frozen_parts_stay_where_they_were_and_trained_ones_move(string name, string plan, int trained)
    {
        using var model = ModelFolder.Load(TinyTask.Folder(name), 3);
        using var before = WeightSnapshot.Of(model);
        new FineTuner(model, TinyTask.Shipped(name, Options, 20), FreezePlan.Parse(plan), Options).Train();
        var drift = before.Drift(model);
        var census = model.Census();
        Assert.Equal(census.Rows.Select(row => row.Name), drift.Parts.Select(part => part.Name));
        Assert.All(census.Rows.Zip(drift.Parts), pair => Assert.True(pair.First.TrainedParameters > 0 ? pair.Second.Change is > 1e-5 and < 1 : pair.Second.Distance == 0, $"{pair}"));
        Assert.Equal(Math.Min(trained, model.Config.Layers), drift.Parts.Count(part => part.Name.StartsWith("layer", StringComparison.Ordinal) && part.Change > 0));
    }

    [Fact]
    public void Drift_is_the_norm_of_the_change_over_the_norm_before()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        using var before = WeightSnapshot.Of(model);
        using (no_grad()) { model.Head.weight.mul_(1.25); }
        var head = before.Drift(model).Parts.Single(part => part.Name == "head");
        var squares = model.Head.weight.data<float>().Sum(weight => weight / 1.25 * (weight / 1.25));
        Assert.Equal(0.25 * Math.Sqrt(squares), head.Distance, 1e-6);
        var bias = model.Head.bias!.data<float>().Sum(weight => (double)weight * weight);
        Assert.Equal(Math.Sqrt(squares + bias), head.Norm, 1e-6);
        Assert.Equal(head.Distance / head.Norm, head.Change);
    }

    [Fact]
    public void Only_the_model_the_weights_are_of_can_be_measured()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        using var other = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 2);
        using var before = WeightSnapshot.Of(model);
        Assert.Contains("classifier.weight isn't what it was before", Assert.Throws<KitException>(() => before.Drift(other)).Message, StringComparison.Ordinal);
    }
}
