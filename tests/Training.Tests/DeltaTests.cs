namespace LayerFreezing.Tests;

/// <summary>A trained model saved as what training changed of the one it began as.</summary>
public sealed class DeltaTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 1, BatchSize = 6, MaxLength = 48, Threads = 1 };

    private static readonly string[] Labels = ["zero", "one", "two"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bert-tiny", "top:1")]
    [InlineData("bert-tiny", "all")]
    [InlineData("bert-tiny", "head")]
    [InlineData("roberta-tiny", "top:1")]
    public void A_difference_merges_to_the_same_bits(string name, string plan)
    {
        using var trained = Train(name, plan);
        ModelFolder.Save(trained, _folder["delta"], Labels, SavedWeights.Delta);
        ModelFolder.Save(trained, _folder["whole"], Labels);
        using var merged = ModelFolder.Load(_folder["delta"], 3);
        Assert.Empty(merged.Source.DrawnAnew);
        foreach (var ((parameter, values), (_, expected)) in merged.named_parameters().Zip(trained.named_parameters()))
        {
            Assert.True(values.bytes.SequenceEqual(expected.bytes), parameter);
        }
        Assert.Equal(File.ReadAllBytes(_folder["whole", "config.json"]), File.ReadAllBytes(_folder["delta", "config.json"]));
    }

    [Fact]
    public void A_difference_holds_what_was_trained_and_nothing_else()
    {
        using var trained = Train("bert-tiny", "top:1");
        ModelFolder.Save(trained, _folder["delta"], Labels, SavedWeights.Delta);
        using var difference = Checkpoint.Open(_folder["delta", "delta.safetensors"]);
        var expected = trained.named_parameters().Where(named => trained.Plan.Trains(named.name, trained.Config.Layers)).Select(named => named.name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), difference.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.False(File.Exists(_folder["delta", "model.safetensors"]));
        Assert.Contains("\"base\": \"bert-tiny\"", File.ReadAllText(_folder["delta", "delta.json"]), StringComparison.Ordinal);
        Assert.Contains(trained.Source.Sha256, File.ReadAllText(_folder["delta", "delta.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_kinds_can_take_each_others_place_in_a_folder()
    {
        using var trained = Train("bert-tiny", "head");
        foreach (var weights in new[] { SavedWeights.Whole, SavedWeights.Delta, SavedWeights.Whole })
        {
            ModelFolder.Save(trained, _folder["saved"], Labels, weights);
            Assert.Equal(weights == SavedWeights.Delta, File.Exists(_folder["saved", "delta.json"]));
            Assert.Equal(weights == SavedWeights.Whole, File.Exists(_folder["saved", "model.safetensors"]));
            using var loaded = ModelFolder.Load(_folder["saved"], 3);
            Assert.True(loaded.Head.weight.bytes.SequenceEqual(trained.Head.weight.bytes));
        }
    }

    [Fact]
    public void A_base_with_other_weights_or_none_is_refused()
    {
        using (var first = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3)) { ModelFolder.Save(first, _folder["a", "base"], Labels); }
        using (var model = ModelFolder.Load(_folder["a", "base"], 3))
        {
            using (TorchSharp.torch.no_grad()) { model.Head.bias!.fill_(1); }
            ModelFolder.Save(model, _folder["a", "delta"], Labels, SavedWeights.Delta);
            Directory.Move(_folder["a"], _folder["b"]);
            using (ModelFolder.Load(_folder["b", "delta"], 3)) { }
            using (TorchSharp.torch.no_grad()) { model.Head.bias!.fill_(2); }
            ModelFolder.Save(model, _folder["b", "base"], Labels);
        }
        var changed = Assert.Throws<KitException>(() => ModelFolder.Load(_folder["b", "delta"], 3));
        Assert.Contains("is a difference from base with weights of SHA-256", changed.Message, StringComparison.Ordinal);
        Directory.Delete(_folder["b", "base"], recursive: true);
        var gone = Assert.Throws<KitException>(() => ModelFolder.Load(_folder["b", "delta"], 3));
        Assert.Contains($"which is neither in {_folder["b", "base"]} nor among the models here", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_base_is_saved_whole_only()
    {
        using var drawn = ModelFolder.Random(EncoderConfig.Load(TinyTask.Folder("bert-tiny")), 3);
        Assert.Contains("save it whole", Assert.Throws<KitException>(() => ModelFolder.Save(drawn, _folder["x"], Labels, SavedWeights.Delta)).Message, StringComparison.Ordinal);
        using var trained = Train("bert-tiny", "head");
        ModelFolder.Save(trained, _folder["delta"], Labels, SavedWeights.Delta);
        using var again = ModelFolder.Load(_folder["delta"], 3);
        Assert.Contains("is a difference itself", Assert.Throws<KitException>(() => ModelFolder.Save(again, _folder["y"], Labels, SavedWeights.Delta)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder.Path, "*.tmp"));
    }

    [Fact]
    public void A_saved_run_has_a_card_and_predicts_in_one_line()
    {
        var data = TinyTask.Shipped("bert-tiny", Options);
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        var run = new FineTuner(model, data, FreezePlan.Top(1), Options).Train();
        SavedRun.Save(model, data.Task, run.Record, _folder["saved"]);
        var card = File.ReadAllText(_folder["saved", "README.md"]);
        Assert.StartsWith("---\nlibrary_name: transformers\npipeline_tag: text-classification\nbase_model: ", card, StringComparison.Ordinal);
        Assert.Contains("# bert-tiny on tiny, top:1", card, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"| score | accuracy {run.Score:0.00} on 8 dev rows"), card, StringComparison.Ordinal);
        Assert.Contains("LearningRate 0.001", card, StringComparison.Ordinal);

        using var predictor = Predictor.Load(_folder["saved"]);
        Assert.Equal((48, 3), (predictor.MaxLength, predictor.Labels.Count));
        var answers = predictor.Predict(data.Dev.Examples.Select(example => (example.Text, example.Pair)));
        Assert.Equal(run.Dev!.Predictions.Select(answer => data.Task.Labels[(int)answer.Prediction]), answers.Select(answer => answer.Label));
        Assert.All(answers, answer => Assert.Equal(1, answer.Probabilities.Sum(), precision: 12));
        Assert.Equal(answers[0].Label, predictor.Predict(data.Dev.Examples[0].Text, data.Dev.Examples[0].Pair).Label);
    }

    private static SequenceClassifier Train(string name, string plan)
    {
        var model = ModelFolder.Load(TinyTask.Folder(name), 3);
        new FineTuner(model, TinyTask.Shipped(name, Options), FreezePlan.Parse(plan), Options).Train();
        return model;
    }
}
