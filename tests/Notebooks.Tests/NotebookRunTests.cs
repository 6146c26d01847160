using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>The notebooks run from top to bottom, in Jupyter and without it.</summary>
public sealed class NotebookRunTests
{
    public static TheoryData<string> Names() => [.. Notebook.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ItRunsWithoutJupyter(string name)
    {
        using var folder = new TemporaryFolder();
        await Jupyter.RunHeadless(Shared.InRepository("notebooks", name), folder[name], "quick=true");
        EveryCellRan(folder[name]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "All")]
    public async Task ItRunsInJupyter(string name)
    {
        using var jupyter = await Jupyter.Installed();
        using var folder = new TemporaryFolder();
        // The notebook finds the library where it stands beside it: in ../bin.
        File.CreateSymbolicLink(folder["bin"], Shared.InRepository("bin"));
        File.Copy(Shared.InRepository("notebooks", name), folder["notebooks", name]);
        await jupyter.RunPython(["-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", "--ExecutePreprocessor.timeout=1800", folder["notebooks", name]]);
        EveryCellRan(folder["notebooks", name]);
    }

    private static void EveryCellRan(string path)
    {
        var code = JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code").ToList();
        Assert.Equal(Enumerable.Range(1, code.Count), code.Select(cell => cell!["execution_count"]?.GetValue<int>() ?? 0));
        Assert.DoesNotContain(code.SelectMany(cell => cell!["outputs"]!.AsArray()), output => (string?)output!["output_type"] == "error");
    }
}
