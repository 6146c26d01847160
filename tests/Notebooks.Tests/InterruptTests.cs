using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Training in a running kernel can be stopped, and the kernel goes on.</summary>
public sealed class InterruptTests
{
    private const string Load = """
        #r "../bin/kit/LayerFreezing.Lib.dll"
        using LayerFreezing;
        using Microsoft.DotNet.Interactive;
        var config = EncoderConfig.BertBase with { Layers = 6, Width = 384, FeedForward = 1536, VocabularySize = 8, MaxPositions = 64 };
        var model = ModelFolder.Random(config, 2);
        var options = new TrainingOptions { Epochs = 100000 };
        """;

    // With the cell's token a run ends between two steps; without it the kernel ends the cell wherever it is.
    [Theory]
    [InlineData("bar.Update), cancel: KernelInvocationContext.Current.CancellationToken")]
    [InlineData("bar.Update)")]
    [Trait("Category", "All")]
    public async Task ATrainingCellStopsWithinTwoSecondsAndTheNextCellRuns(string progress)
    {
        using var jupyter = await Jupyter.Installed();
        using var world = new TemporaryFolder();
        WriteTask(world);
        var cells = await Drive(jupyter,
            (Load, false),
            ($"""var data = TaskData.Load(GlueTask.CoLA, "{world["glue"]}", TextTokenizer.Load("{world["model"]}"), options);""", false),
            ($"""
                var tuner = new FineTuner(model, data, FreezePlan.Top(2), options);
                var bar = KernelInvocationContext.Current.Display(tuner.Ready);
                tuner.Train(new PacedProgress({progress});
                """, true),
            ("model.Census().Total.Tensors", false),
            ("new FineTuner(model, data, FreezePlan.Head, options with { Epochs = 1 }).Train().Record.Steps", false));

        Assert.All([cells[0], cells[1], cells[3], cells[4]], cell => Assert.True((string?)cell["status"] == "ok", cell.ToJsonString()));
        Assert.Equal("error", (string?)cells[2]["status"]);
        Assert.InRange((double)cells[2]["seconds_to_stop"]!, 0, 2);
        Assert.Equal("105", (string?)cells[3]["text"]);
        Assert.Equal("4", (string?)cells[4]["text"]);
    }

    private static async Task<List<JsonNode>> Drive(Jupyter jupyter, params (string Code, bool Interrupt)[] cells)
    {
        var job = new JsonObject
        {
            ["kernel"] = Jupyter.KernelName,
            ["folder"] = Shared.InRepository("notebooks"),
            ["cells"] = new JsonArray([.. cells.Select(cell => new JsonObject { ["code"] = cell.Code, ["interrupt"] = cell.Interrupt })]),
        };
        var run = await jupyter.RunPython([Shared.InRepository("tests", "Notebooks.Tests", "drive_kernel.py")], job.ToJsonString());
        return [.. JsonNode.Parse(run.Output)!.AsArray().Select(answer => answer!)];
    }

    private static void WriteTask(TemporaryFolder world)
    {
        var rows = Enumerable.Range(0, 64).Select(row => row % 2 == 0 ? "own\t1\t\tsome layers stay" : "own\t0\t*\tstay some layers");
        File.WriteAllText(world["glue", "CoLA", "train.tsv"], string.Join('\n', rows) + "\n");
        File.WriteAllText(world["glue", "CoLA", "dev.tsv"], string.Join('\n', rows.Take(8)) + "\n");
        File.WriteAllText(world["model", "config.json"], """{"model_type": "bert"}""");
        File.WriteAllText(world["model", "vocab.txt"], "[PAD]\n[UNK]\n[CLS]\n[SEP]\nsome\nlayers\nstay\n[MASK]\n");
    }
}
