using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>kit train and kit evaluate on a small model and a small task.</summary>
public sealed class TrainTests
{
    [Fact]
    public async Task TheLastLineIsTheRecordWithEveryOption()
    {
        using var world = new SmallWorld();
        var call = (await world.Train("top:1", "--preset", "devlin", "--set", "seed=7", "--set", "Epochs=2", "--json")).Ended(0);
        var record = RunRecord.FromJson(call.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal(RunStatus.Done, record.Status);
        Assert.Equal("top:1", record.Plan.ToString());
        Assert.Equal(Presets.Devlin with { Seed = 7, Epochs = 2, LearningRate = 5e-5, Threads = 1 }, TrainingOptions.FromJson(record.Options));
        Assert.True(record.FrozenStayed, "a frozen parameter has moved");
        Assert.Single(call.Output.TrimEnd('\n').Split('\n'));
        Assert.Contains("top:1", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TraceAndPredictionsHaveALineForEveryStepAndRow()
    {
        using var world = new SmallWorld();
        (await world.Train("head", "--set", "Epochs=1", "--trace", world["out", "trace.jsonl"], "--predictions", world["out", "dev.jsonl"])).Ended(0);
        var steps = Lines(world["out", "trace.jsonl"]);
        Assert.Equal([0, 1], steps.Select(step => (int)step["step"]!));
        Assert.All(steps, step => Assert.Equal(["grad_norm", "loss", "lr", "step"], step.Select(field => field.Key).Order(StringComparer.Ordinal)));
        var rows = Lines(world["out", "dev.jsonl"]);
        Assert.Equal(10, rows.Count);
        Assert.All(rows, row => Assert.Equal(2, row["logits"]!.AsArray().Count));
        Assert.Empty(Directory.GetFiles(world["out"], "*.tmp"));
    }

    [Fact]
    public async Task ASavedModelIsEvaluatedToTheSameAnswers()
    {
        using var world = new SmallWorld();
        (await world.Train("all", "--set", "Epochs=1", "--set", "LearningRate=1e-2", "--save", world["saved"], "--predictions", world["trained.jsonl"])).Ended(0);
        var record = RunRecord.FromJson(File.ReadAllText(world["saved", "run.json"]));
        string[] evaluate = ["evaluate", "--model", world["saved"], "--task", "cola", "--data", world["glue"], "--predictions", world["evaluated.jsonl"], "--json"];
        var call = (await KitCall.Run(evaluate)).Ended(0);
        Assert.Equal(File.ReadAllText(world["trained.jsonl"]), File.ReadAllText(world["evaluated.jsonl"]));
        Assert.Equal(record.Score, (double)JsonNode.Parse(call.Output)!["score"]!);
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameBitsWithAndWithoutATrace()
    {
        using var world = new SmallWorld();
        foreach (var (name, more) in new (string, string[])[] { ("first", []), ("second", ["--trace", world["trace.jsonl"]]) })
        {
            (await world.Train("top:1", ["--set", "Epochs=2", "--save", world[name], .. more])).Ended(0);
        }
        Assert.Equal(File.ReadAllBytes(world["first", "model.safetensors"]), File.ReadAllBytes(world["second", "model.safetensors"]));
    }

    [Fact]
    public async Task ADivergedRunEndsWithOneAndItsRecord()
    {
        using var world = new SmallWorld();
        SafetensorsFile.Write(world["head.safetensors"], [SafetensorsEntry.Of("weight", [2, 8], Enumerable.Repeat(float.NaN, 16).ToArray())]);
        var call = (await world.Train("head", "--head", world["head.safetensors"], "--save", world["saved"], "--json")).Ended(1);
        var record = RunRecord.FromJson(call.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Equal((RunStatus.Diverged, 0), (record.Status, record.DivergedAtStep));
        Assert.Contains("diverged at step 0", call.Error, StringComparison.Ordinal);
        Assert.Equal(["run.json"], Directory.GetFiles(world["saved"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task AModelWithoutAHeadIsNotScored()
    {
        using var world = new SmallWorld();
        using (var checkpoint = Checkpoint.Open(world.Model))
        {
            SafetensorsFile.Write(world["bare", "model.safetensors"], checkpoint.Tensors.Values
                .Where(tensor => !tensor.Name.StartsWith("classifier", StringComparison.Ordinal))
                .Select(tensor => SafetensorsEntry.Of(tensor.Name, tensor.Type, tensor.Shape, tensor.Bytes().ToArray())));
        }
        foreach (var file in new[] { "config.json", "vocab.txt" }) { File.Copy(world["model", file], world["bare", file]); }
        var call = (await KitCall.Run("evaluate", "--model", world["bare"], "--task", "CoLA", "--data", world["glue"])).Ended(1);
        Assert.Contains("classifier.", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("top:3", "", "top:3")]
    [InlineData("sideways", "", "sideways")]
    [InlineData("head", "--task=Cola2", "Cola2")]
    [InlineData("head", "--preset=slow", "slow")]
    [InlineData("head", "--set=Momentum=1", "Momentum")]
    [InlineData("head", "--set=Epochs=many", "many")]
    [InlineData("head", "--set=Order=Upwards", "Upwards")]
    [InlineData("head", "--device=tpu", "tpu")]
    [InlineData("head", "--data=no/such/data", "no/such/data")]
    [InlineData("head", "--model=no/such/model", "no/such/model")]
    [InlineData("head", "--head=no/such/head", "no/such/head")]
    [InlineData("head", "--trace=/dev/null/trace", "/dev/null/trace")]
    public async Task WhatCannotBeDoneIsOneSentenceThatNamesIt(string plan, string more, string named)
    {
        using var world = new SmallWorld();
        var arguments = world.TrainCall(plan).ToList();
        if (more.Split('=', 2) is [var option, var value])
        {
            var place = option == "--set" ? -1 : arguments.IndexOf(option);
            if (place >= 0) { arguments[place + 1] = value; }
            else { arguments.AddRange([option, value]); }
        }
        var call = (await KitCall.Run([.. arguments])).Ended(1);
        Assert.Empty(call.Output);
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task AnInterruptedRunEndsWith130AndLeavesNothingHalfWritten()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by kill");
        using var world = new SmallWorld();
        using (var make = Process.Start("mkfifo", [world["steps"]])) { await make.WaitForExitAsync(); }
        string[] call = world.TrainCall("all", "--set", "Epochs=100000", "--trace", world["steps"], "--save", world["saved"], "--predictions", world["dev.jsonl"]);
        using var training = KitCall.Start("dotnet", [KitCall.Program, .. call], Shared.Root);
        using var steps = new StreamReader(world["steps"]);
        await steps.ReadLineAsync();
        await KitCall.Interrupt(training);
        await steps.ReadToEndAsync();
        (await KitCall.Finish(training)).Ended(130);
        Assert.Empty(Directory.GetFileSystemEntries(world["saved"]));
        Assert.False(File.Exists(world["dev.jsonl"]), "an interrupted run has written predictions");
    }

    private static List<JsonObject> Lines(string file) => [.. File.ReadLines(file).Select(line => JsonNode.Parse(line)!.AsObject())];
}
