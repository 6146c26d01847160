namespace LayerFreezing.Tests;

/// <summary>What doesn't belong together is refused before anything is trained.</summary>
public sealed class BadInputTests
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 1, BatchSize = 6, MaxLength = 48, Threads = 1 };

    [Fact]
    public void A_vocabulary_that_does_not_fit_the_model_is_refused_at_once()
    {
        using var model = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")) with { VocabularySize = 100 }, 3);
        var failure = Assert.Throws<KitException>(() => new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.All, Options));
        Assert.Matches("^token id [0-9]+ is outside the model's vocabulary of 100", failure.Message);
    }

    [Fact]
    public void Texts_longer_than_the_model_s_positions_are_refused_at_once()
    {
        using var model = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")) with { MaxPositions = 16 }, 3);
        var failure = Assert.Throws<KitException>(() => new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.All, Options));
        Assert.Contains("set MaxLength to 16 or less", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_other_outputs_than_the_task_s_is_refused()
    {
        using var model = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 2);
        var failure = Assert.Throws<KitException>(() => new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.All, Options));
        Assert.Contains("has 2 outputs and tiny needs 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_with_layers_the_model_does_not_have_is_refused()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        Assert.Throws<KitException>(() => new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.Top(5), Options));
        Assert.Throws<KitException>(() => new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.Layers(4), Options));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        Assert.Throws<KitException>(() => new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.All, Options with { BatchSize = 0 }));
    }

    [Fact]
    public void A_head_sets_weight_and_bias_and_without_a_bias_that_is_zero()
    {
        using var folder = new TemporaryFolder();
        using var model = ModelFolder.Load(TinyTask.Folder("roberta-tiny"), 3);
        var weight = Enumerable.Range(0, 96).Select(i => i / 10f).ToArray();
        ModelFolder.SetHead(model, Head(folder, ("weight", [3, 32], weight), ("bias", [3], [1, 2, 3])));
        Assert.Equal(weight, model.Head.weight.data<float>().ToArray());
        Assert.Equal([1f, 2f, 3f], model.Head.bias!.data<float>().ToArray());
        ModelFolder.SetHead(model, Head(folder, ("weight", [3, 32], weight)));
        Assert.Equal([0f, 0f, 0f], model.Head.bias!.data<float>().ToArray());
    }

    [Fact]
    public void A_head_of_another_shape_or_with_other_names_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        var before = model.Head.weight.data<float>().ToArray();
        Assert.Contains("weight is [2, 32] and the model's head needs [3, 32]", Refused(("weight", [2, 32], new float[64])), StringComparison.Ordinal);
        Assert.Contains("weight is [32, 3]", Refused(("weight", [32, 3], new float[96])), StringComparison.Ordinal);
        Assert.Contains("bias is [2]", Refused(("weight", [3, 32], new float[96]), ("bias", [2], new float[2])), StringComparison.Ordinal);
        Assert.Contains("classifier.weight is neither weight nor bias", Refused(("classifier.weight", [3, 32], new float[96])), StringComparison.Ordinal);
        Assert.Contains("no tensor named weight", Refused(("bias", [3], new float[3])), StringComparison.Ordinal);
        Assert.Equal(before, model.Head.weight.data<float>().ToArray());

        string Refused(params (string, long[], float[])[] tensors) =>
            Assert.Throws<KitException>(() => ModelFolder.SetHead(model, Head(folder, tensors))).Message;
    }

    private static string Head(TemporaryFolder folder, params (string Name, long[] Shape, float[] Values)[] tensors)
    {
        var path = folder["head.safetensors"];
        SafetensorsFile.Write(path, tensors.Select(tensor => SafetensorsEntry.Of(tensor.Name, tensor.Shape, tensor.Values)));
        return path;
    }
}
