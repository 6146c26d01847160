using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>What is saved loads again to the same logits; where saving fails nothing half-written stays.</summary>
public sealed class SavingTests
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 1, BatchSize = 6, MaxLength = 48, Threads = 1 };

    private static readonly string[] Labels = ["zero", "one", "two"];

    [Theory]
    [InlineData("bert-tiny")]
    [InlineData("roberta-tiny")]
    public void A_saved_model_loads_again_to_the_same_logits_bit_for_bit(string model)
    {
        using var folder = new TemporaryFolder();
        using var trained = ModelFolder.Load(TinyTask.Folder(model), 3);
        var data = TinyTask.Shipped(model, Options);
        var answers = new FineTuner(trained, data, FreezePlan.Top(2), Options).Train().Dev!;
        ModelFolder.Save(trained, folder["saved"], Labels);

        using var loaded = ModelFolder.Load(folder["saved"], 3);
        Assert.Empty(loaded.Source.DrawnAnew);
        Assert.Empty(loaded.Source.Ignored);
        var again = TaskData.Of(data.Train, data.Dev, TextTokenizer.Load(folder["saved"]), Options);
        var tuner = new FineTuner(loaded, again, FreezePlan.Top(2), Options);
        Assert.Equal(answers.Predictions.SelectMany(p => p.Logits), tuner.Evaluate().Predictions.SelectMany(p => p.Logits));
        foreach (var ((name, parameter), (_, saved)) in trained.named_parameters().Zip(loaded.named_parameters()))
        {
            Assert.True(parameter.bytes.SequenceEqual(saved.bytes), name);
        }
    }

    [Fact]
    public void The_saved_config_names_the_labels_and_the_folder_holds_no_more_than_a_model()
    {
        using var folder = new TemporaryFolder();
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        ModelFolder.Save(model, folder["saved"], Labels);
        var config = JsonNode.Parse(File.ReadAllText(folder["saved", "config.json"]))!;
        Assert.Equal("one", config["id2label"]!["1"]!.GetValue<string>());
        Assert.Equal(2, config["label2id"]!["two"]!.GetValue<int>());
        Assert.Equal(["config.json", "model.safetensors", "vocab.txt"], Directory.GetFiles(folder["saved"]).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equal([folder["saved"]], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("bert-tiny")]
    [InlineData("roberta-tiny")]
    public void The_saved_tensors_have_the_names_and_shapes_that_Hugging_Face_gives_them(string model)
    {
        using var folder = new TemporaryFolder();
        using var loaded = ModelFolder.Load(TinyTask.Folder(model), 3);
        ModelFolder.Save(loaded, folder["saved"], Labels);
        using var saved = Checkpoint.Open(folder["saved"]);
        Assert.Equal(
            loaded.Config.Parameters(3).Select(spec => $"{spec.Name} {string.Join(',', spec.Shape)}").Order(StringComparer.Ordinal),
            saved.Tensors.Values.Select(tensor => $"{tensor.Name} {string.Join(',', tensor.Shape)}").Order(StringComparer.Ordinal));
        Assert.EndsWith("ForSequenceClassification", EncoderConfig.Load(folder["saved"]).Architecture, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_into_the_folder_it_came_from_replaces_the_weights()
    {
        using var folder = new TemporaryFolder();
        using (var first = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3)) { ModelFolder.Save(first, folder["model"], Labels); }
        using var model = ModelFolder.Load(folder["model"], 3);
        using (TorchSharp.torch.no_grad()) { model.Head.bias!.fill_(5); }
        ModelFolder.Save(model, folder["model"], Labels);
        using var again = ModelFolder.Load(folder["model"], 3);
        Assert.Equal([5f, 5f, 5f], again.Head.bias!.data<float>().ToArray());
    }

    [Fact]
    public void On_a_full_disk_nothing_of_a_new_folder_stays()
    {
        using var disk = new SmallDisk(kilobytes: 128);
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        var failure = Assert.Throws<KitException>(() => ModelFolder.Save(model, Path.Combine(disk.Path, "saved"), Labels));
        Assert.Contains("can't be written", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    [Fact]
    public void On_a_full_disk_an_old_folder_stays_as_it_was()
    {
        using var disk = new SmallDisk(kilobytes: 400);
        var folder = Path.Combine(disk.Path, "saved");
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        ModelFolder.Save(model, folder, Labels);
        var before = Directory.GetFiles(folder).ToDictionary(path => path, path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));
        using (TorchSharp.torch.no_grad()) { model.Head.bias!.fill_(5); }
        Assert.Throws<KitException>(() => ModelFolder.Save(model, folder, ["a", "b", "c"]));
        Assert.Equal(before, Directory.GetFiles(folder).ToDictionary(path => path, path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))));
    }
}
