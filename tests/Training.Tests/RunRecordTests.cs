using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>The record of a run: complete, and read back as it was written.</summary>
public sealed class RunRecordTests
{
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-3, Epochs = 2, BatchSize = 6, MaxLength = 48, Threads = 1 };

    [Fact]
    public void A_record_says_what_was_done_and_what_came_out()
    {
        var record = Run().Record;
        Assert.Equal((RunStatus.Done, "bert-tiny", "tiny", "top:2"), (record.Status, record.Model.Name, record.Task, record.Plan.ToString()));
        Assert.Equal((2, 8, 24, 8), (record.TrainedLayers, record.Steps, record.Data.TrainRows, record.Data.DevRows));
        Assert.Equal((18243L, 66307L), (record.TrainedParameters, record.Parameters));
        Assert.Equal(64, record.Model.Sha256.Length);
        Assert.Equal(TrainingOptions.Fields, record.Options.Select(field => field.Key));
        Assert.Equal(Options with { Threads = 1 }, TrainingOptions.FromJson(record.Options));
        Assert.Equal(2, record.EpochLosses.Count);
        Assert.Equal(record.Score!.Value, record.Scores["accuracy"]!.Value * 100, 1e-9);
        Assert.Contains("train", record.Seconds);
        Assert.Contains("evaluate", record.Seconds);
        Assert.All(record.Seconds.Values, seconds => Assert.InRange(seconds, 0, 600));
        Assert.InRange(record.PeakMemory, 10_000_000, 100_000_000_000);
        Assert.InRange(DateTime.UtcNow - record.Ended, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Assert.True(record.FrozenStayed);
        Assert.Contains("bert-tiny on tiny, top:2: accuracy", record.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_record_comes_back_from_JSON_as_it_was()
    {
        var record = Run().Record;
        var json = record.ToJson();
        Assert.DoesNotContain('\n', json);
        var again = RunRecord.FromJson(json);
        Assert.Equal(json, again.ToJson());
        Assert.Equal(record.Plan, again.Plan);
        Assert.Equal(record.Ended, again.Ended);
        Assert.Equal(record.Scores, again.Scores);
    }

    [Fact]
    public void Another_format_is_refused_with_both_numbers()
    {
        var json = JsonNode.Parse(Run().Record.ToJson())!.AsObject();
        json["format"] = 2;
        var failure = Assert.ThrowsAny<KitException>(() => RunRecord.FromJson(json.ToJsonString(), "runs/7.json"));
        Assert.Contains("runs/7.json is of format 2 and this kit reads 1", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"one\"}")]
    [InlineData("{\"format\":1,\"status\":")]
    public void What_is_no_record_is_refused_in_a_sentence(string text)
    {
        Assert.StartsWith("runs/7.json ", Assert.ThrowsAny<KitException>(() => RunRecord.FromJson(text, "runs/7.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_nobody_knows_is_refused()
    {
        var json = JsonNode.Parse(Run().Record.ToJson())!.AsObject();
        json["scroe"] = 1;
        Assert.Contains("scroe", Assert.ThrowsAny<KitException>(() => RunRecord.FromJson(json.ToJsonString())).Message, StringComparison.Ordinal);
    }

    private static RunResult Run()
    {
        using var model = ModelFolder.Load(TinyTask.Folder("bert-tiny"), 3);
        return new FineTuner(model, TinyTask.Shipped("bert-tiny", Options), FreezePlan.Top(2), Options).Train();
    }
}
