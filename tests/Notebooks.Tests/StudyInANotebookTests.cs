using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A study that is run from a notebook shows how far it is, in one place that changes, and then what came of it.</summary>
public sealed class StudyInANotebookTests : IDisposable
{
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Progress_search_and_summary_are_shown_as_html_with_text_beside()
    {
        var study = TinyWorld.Four();
        study["search"] = JsonNode.Parse("""{"rates": [1e-4, 1e-2], "seeds": [1], "on": "each_depth"}""");
        ((JsonObject)study["set"]!).Remove("LearningRate");
        var file = _world.FileOf(study);
        var library = typeof(StudyRunner).Assembly.Location;
        string[] cells =
        [
            $"#r \"{library}\"\nusing LayerFreezing;\nusing Microsoft.DotNet.Interactive;",
            $"var folders = new KitFolders(\"{_world.Root}\", null);\nvar runner = new StudyRunner(Study.Load(\"{file}\"), new StudyRunnerOptions {{ Folders = folders }});",
            "var cell = KernelInvocationContext.Current;\nvar shown = cell.Display(runner.Ready);\nvar results = await runner.Run(new PacedStudyProgress(shown.Update), cell.CancellationToken);",
            "results.Choices",
            "results.Table",
            "var rates = results.Choices.ToDataFrame();\nrates.Filter(rates.Columns.GetBooleanColumn(\"chosen\")).ToString()",
        ];
        var notebook = _world["study.ipynb"];
        File.WriteAllText(notebook, Notebook(cells).ToJsonString());
        await Jupyter.RunHeadless(notebook, _world["run.ipynb"]);
        var run = JsonNode.Parse(File.ReadAllText(_world["run.ipynb"]))!["cells"]!.AsArray().Select(one => new NotebookCell((JsonObject)one!)).ToList();

        var progress = Assert.Single(run[2].Outputs);
        Assert.Equal("display_data", (string?)progress["output_type"]);
        Assert.Contains("four, grid: 4 of 4 done, 0 failed, 0 left", run[2].Shown("text/plain"), StringComparison.Ordinal);
        Assert.Contains("<table", run[3].Shown("text/html"), StringComparison.Ordinal);
        Assert.Equal(["model", "tiny", "tiny"], run[3].Shown("text/plain").Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Contains("above 0.9 of the best", run[4].Shown("text/html"), StringComparison.Ordinal);
        Assert.Equal(3, run[4].Shown("text/plain").Trim().Split('\n').Length);
        // The best rate of each of the two depths, and not only that of all.
        var best = run[5].Shown("text/plain");
        foreach (var said in new[] { "rate", "all", "head", "margin" }) { Assert.Contains(said, best, StringComparison.Ordinal); }
    }

    private static JsonObject Notebook(IEnumerable<string> cells) => new()
    {
        ["cells"] = new JsonArray([.. cells.Select(source => new JsonObject
        {
            ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = source,
        })]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 4,
    };
}
