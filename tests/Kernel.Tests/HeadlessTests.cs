using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

public sealed class HeadlessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    [Fact]
    public void Outputs_are_written_in_place_and_running_twice_changes_nothing()
    {
        var path = Write(("Console.WriteLine(\"é😀\"); Console.Write(\"10 %\\r20 %\");", ""), ("var d = display(1); d.Update(2);\n3", ""));
        var untouched = File.ReadAllText(path);
        Assert.Equal(0, Run(path).Exit);
        var once = File.ReadAllText(path);
        Assert.Equal(0, Run(path).Exit);
        Assert.Equal(once, File.ReadAllText(path));
        var cells = JsonNode.Parse(once)!["cells"]!.AsArray();
        Assert.Equal("é😀\n20 %", string.Concat(cells[0]!["outputs"]![0]!["text"]!.AsArray().Select(line => line!.GetValue<string>())));
        Assert.Equal("2", cells[1]!["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>());
        Assert.Equal(2, cells[1]!["execution_count"]!.GetValue<int>());
        Assert.Equal(WithoutOutputs(untouched), WithoutOutputs(once));
        Assert.Contains("é😀", once, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_set_after_the_cell_tagged_parameters()
    {
        var path = Write(("var epochs = 1; string name = \"a\"; double? rate = null; enum Mode { A, B } var mode = Mode.A;", "parameters"), ("$\"{epochs} {name} {rate} {mode}\"", ""));
        Assert.Equal(0, Run(path, "--set", "epochs=3", "--set", "name=q\"x", "--set", "rate=1e-3", "--output", Path.Combine(_folder.Path, "out.ipynb")).Exit);
        var output = File.ReadAllText(Path.Combine(_folder.Path, "out.ipynb"));
        Assert.Contains("3 q\\\"x 0.001 A", output, StringComparison.Ordinal);
        Assert.DoesNotContain("0.001", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epochs=many", "epochs is a Int32")]
    [InlineData("epoch=3", "declares no variable epoch")]
    public void A_value_that_cant_be_set_is_named(string set, string words)
    {
        var path = Write(("var epochs = 1;", "parameters"));
        Assert.Contains(words, Assert.Throws<KernelException>(() => Run(path, "--set", set)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_error_ends_the_run_with_cell_and_line_and_leaves_the_file_as_it_was()
    {
        var path = Write(("1", ""), ("\nthrow new Exception(\"bad\");", ""), ("2", ""));
        var before = File.ReadAllText(path);
        var (exit, said) = Run(path);
        Assert.Equal(1, exit);
        Assert.Contains("cell [2], the 2. of the file", said, StringComparison.Ordinal);
        Assert.Contains("cell 2, line 2", said, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public void A_failure_that_a_cell_announces_doesnt_end_the_run() =>
        Assert.Equal(0, Run(Write(("throw new Exception();", "raises-exception"), ("1", ""))).Exit);

    [Theory]
    [InlineData("{\"nbformat\":3,\"worksheets\":[]}", "not a notebook of format 4")]
    [InlineData("[]", "not a notebook")]
    [InlineData("{", "can't be read as a notebook")]
    [InlineData("{\"nbformat\":4,\"cells\":[],\"metadata\":{\"kernelspec\":{\"language\":\"python\"}}}", "a notebook for python")]
    public void What_isnt_a_csharp_notebook_is_refused(string content, string words)
    {
        var path = Path.Combine(_folder.Path, "odd.ipynb");
        File.WriteAllText(path, content);
        Assert.Contains(words, Assert.Throws<KernelException>(() => Run(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_calls_are_told_from_failures()
    {
        Assert.Throws<UsageException>(() => Run("--set"));
        Assert.Throws<UsageException>(() => RunCommand.Run([], TextWriter.Null));
        Assert.Throws<UsageException>(() => RunCommand.Run(["a.ipynb", "b.ipynb", "--output", "c"], TextWriter.Null));
    }

    private static string WithoutOutputs(string notebook)
    {
        var json = JsonNode.Parse(notebook)!;
        foreach (var cell in json["cells"]!.AsArray()) { (cell!["outputs"], cell["execution_count"]) = (null, null); }
        return json.ToJsonString();
    }

    private static (int Exit, string Said) Run(string path, params string[] more)
    {
        using var errors = new StringWriter();
        return (RunCommand.Run([path, .. more], errors), errors.ToString());
    }

    private string Write(params (string Code, string Tag)[] cells)
    {
        var json = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select((cell, i) => new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = $"c{i}",
                ["metadata"] = cell.Tag.Length > 0 ? new JsonObject { ["tags"] = new JsonArray(cell.Tag) } : new JsonObject(),
                ["outputs"] = new JsonArray(),
                ["source"] = NotebookText.Lines(cell.Code),
            })]),
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        var path = Path.Combine(_folder.Path, "notebook.ipynb");
        File.WriteAllText(path, json.ToJsonString());
        return path;
    }
}
