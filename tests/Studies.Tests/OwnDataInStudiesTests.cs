namespace LayerFreezing.Tests;

/// <summary>Studies are of GLUE's tasks and the kit's: data of one's own is refused where it could be asked for.</summary>
public sealed class OwnDataInStudiesTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_run_on_data_of_ones_own_cannot_be_done_again_from_its_record_and_says_why()
    {
        File.WriteAllLines(_world["mine.tsv"], Enumerable.Range(0, 20).Select(row => row % 2 == 0 ? "the cat sees\tgood" : "a dog likes\tbad"));
        var folder = _world["data", "models", "tiny"];
        var own = new OwnData { File = _world["mine.tsv"], Text = "1", Label = "2" }.Load();
        var options = new TrainingOptions { Epochs = 1, BatchSize = 8, MaxLength = 16, LearningRate = 1e-3, Threads = 1 };
        using var model = ModelFolder.Load(folder, own.Task);
        var tuner = new FineTuner(model, TaskData.Of(own, TextTokenizer.Load(folder), options), FreezePlan.Head, options);
        var record = tuner.Train().Record with { Id = tuner.Identity };
        new RunStore(_world["results", "mine"]).Write(record);
        var call = (await StudyCall.Run(_world, "rerun", record.Id)).Ended(1);
        Assert.Contains($"{record.Id} was done on data of one's own, mine", call.Error, StringComparison.Ordinal);
        Assert.Contains("./kit train --file", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("mine.tsv")]
    [InlineData("data/mine")]
    public void A_file_is_no_task_of_a_study(string task)
    {
        var study = TinyWorld.Four();
        study["tasks"] = new System.Text.Json.Nodes.JsonArray("CoLA", task);
        var failure = Assert.Throws<KitException>(() => _world.Write(study));
        Assert.Contains($"tasks has {task}, a file, and a study's tasks are GLUE's and the kit's", failure.Message, StringComparison.Ordinal);
    }
}
