using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Training, evaluating and predicting on a file of one's own.</summary>
public sealed class OwnDataVerbTests
{
    [Fact]
    public async Task AFileOfOnesOwnIsTrainedOnScoredAndPredictedWith()
    {
        using var world = new SmallWorld();
        var file = Write(world, "mine.tsv", ["some layers stay\tgood\tx", "stay some layers\tbad\tx", "layers stay\tmiddling\tx"]);
        var call = (await Train(world, file, "--save", world["saved"], "--json")).Ended(0);
        var record = RunRecord.FromJson(call.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(("mine", "own", 27, 3), (record.Task, record.Data.Collection, record.Data.TrainRows, record.Data.DevRows));
        var labels = JsonNode.Parse(File.ReadAllText(world["saved", "config.json"]))!["id2label"]!.ToJsonString();
        Assert.Equal("""{"0":"bad","1":"good","2":"middling"}""", labels);
        // A file with fewer labels is scored by the model's own numbering.
        var few = Write(world, "few.tsv", ["some layers stay\tmiddling\tx", "stay some layers\tgood\tx"]);
        string[] evaluate = ["evaluate", "--model", world["saved"], "--file", few, "--text", "1", "--label", "2", "--predictions", world["answers.jsonl"]];
        (await KitCall.Run(evaluate)).Ended(0);
        Assert.Equal([2, 1], PredictionFile.Read(world["answers.jsonl"]).Take(2).Select(answer => (int)answer.Label!));
        var predicted = (await KitCall.RunWithInput("layers stay\n", "predict", "--model", world["saved"])).Ended(0).Output;
        Assert.Contains(predicted.Split('\t')[0], new[] { "bad", "good", "middling" });
    }

    [Fact]
    public async Task ScoresAreTrainedOnAndPredicted()
    {
        using var world = new SmallWorld();
        var file = Write(world, "scored.tsv", ["some layers\tstay\t0.5", "stay\tsome layers\t2.5", "layers\tstay some\t1.0"]);
        string[] train = ["train", "--model", world.Model, "--file", file, "--text", "1", "--pair", "2", "--label", "3", "--device", "cpu", "--tune", "head", "--set", "Threads=1", "--set", "Epochs=1", "--save", world["saved"]];
        Assert.Contains("scores from 0.5 to 2.5", (await KitCall.Run(train)).Ended(0).Output, StringComparison.Ordinal);
        var predicted = JsonNode.Parse((await KitCall.RunWithInput("""{"text": "layers", "pair": "stay"}""", "predict", "--model", world["saved"])).Ended(0).Output)!;
        Assert.True(double.IsFinite((double)predicted["score"]!));
    }

    [Theory]
    [InlineData("--task CoLA --file mine.tsv --text 1 --label 2", "--task")]
    [InlineData("", "--task")]
    [InlineData("--file mine.tsv", "--text and --label")]
    public async Task ACallThatNamesNoDataOrTwoEndsWithTwo(string data, string named)
    {
        var call = (await KitCall.Run(["train", "--model", "micro-bert", "--tune", "head", .. data.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).Ended(2);
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsWrongInTheFileIsNamedWithItsLine()
    {
        using var world = new SmallWorld();
        var file = Write(world, "mine.tsv", ["some layers\tgood", "stay\tbad"]);
        File.AppendAllText(file, "layers\t\n");
        var call = (await Train(world, file)).Ended(1);
        Assert.Contains($"{file}, line 21 has no label", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    private static Task<KitCall> Train(SmallWorld world, string file, params string[] more) => KitCall.Run(
        ["train", "--model", world.Model, "--file", file, "--text", "1", "--label", "2", "--device", "cpu", "--tune", "head", "--set", "Threads=1", "--set", "Epochs=1", .. more]);

    /// <summary>Ten times the rows, in a file.</summary>
    private static string Write(SmallWorld world, string name, string[] rows)
    {
        File.WriteAllText(world[name], string.Concat(Enumerable.Repeat(string.Concat(rows.Select(row => row + "\n")), 10)));
        return world[name];
    }
}
