using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LayerFreezing.Tests;

/// <summary>What every committed notebook must be like.</summary>
public sealed partial class NotebookTests
{
    public static TheoryData<string> Names() => [.. Notebook.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void MetadataNameTheKernelAndLittleElse(string name)
    {
        var notebook = Notebook.Read(name);
        Assert.Equal(4, notebook.Json["nbformat"]!.GetValue<int>());
        var metadata = (JsonObject)notebook.Json["metadata"]!;
        Assert.Equal(["kernelspec", "language_info", "polyglot_notebook"], metadata.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        var kernel = JsonNode.Parse("""{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}""");
        Assert.True(JsonNode.DeepEquals(kernel, metadata["kernelspec"]), metadata["kernelspec"]!.ToJsonString());
        Assert.Equal("C#", metadata["language_info"]!["name"]!.GetValue<string>());
        Assert.Equal("csharp", metadata["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]!.GetValue<string>());
        Assert.All(notebook.Cells, cell => Assert.Subset(new HashSet<string> { "tags" }, cell.Metadata.Select(entry => entry.Key).ToHashSet()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryCellWasRunOnceFromTopToBottomAndNoneFailed(string name)
    {
        var code = Notebook.Read(name).Code.ToList();
        Assert.Equal(Enumerable.Range(1, code.Count), code.Select(cell => cell.ExecutionCount ?? 0));
        foreach (var output in code.SelectMany(cell => cell.Outputs))
        {
            Assert.NotEqual("error", output["output_type"]!.GetValue<string>());
            Assert.NotEqual("stderr", output["name"]?.GetValue<string>());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void HtmlHasTextBesideIt(string name)
    {
        var data = Notebook.Read(name).Code.SelectMany(cell => cell.Outputs).Select(output => output["data"]).OfType<JsonObject>();
        Assert.All(data, forms => Assert.Contains("text/plain", forms.Select(form => form.Key)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingTellsOnWhichMachineItWasRun(string name)
    {
        var found = MachinePath().Match(Notebook.Read(name).Text);
        Assert.False(found.Success, $"{name} holds the path {found.Value}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoSentenceOfGlueIsShown(string name)
    {
        var root = Shared.Path("glue");
        var text = string.Concat(Notebook.Read(name).Code.Select(cell => cell.Shown("text/plain") + cell.Shown("text/html"))) + Notebook.Read(name).Prose;
        foreach (var task in GlueTask.All)
        {
            foreach (var split in new[] { GlueSplit.Train, GlueSplit.Dev })
            {
                if (!task.Files.Of(split).Any(file => File.Exists(Path.Combine(root, task.Folder, file)))) { continue; }
                var shown = GlueData.Load(task, split, root).Examples.SelectMany(example => new[] { example.Text, example.Pair })
                    .FirstOrDefault(sentence => sentence is { Length: >= 25 } && text.Contains(sentence, StringComparison.OrdinalIgnoreCase));
                Assert.Null(shown);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CodeCellsAreShort(string name)
    {
        var lengths = Notebook.Read(name).Code.Select(cell => cell.Lines.Count).Order().ToList();
        Assert.InRange(lengths[^1], 1, 30);
        Assert.InRange(lengths[lengths.Count / 2], 1, 8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ThreeFifthsAreProse(string name)
    {
        var notebook = Notebook.Read(name);
        var prose = notebook.Prose.Length;
        var share = (double)prose / (prose + notebook.Code.Sum(cell => cell.Source.Length));
        Assert.InRange(share, 0.55, 0.85);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheFirstCellLoadsTheLibraryWithFewUsings(string name)
    {
        var lines = Notebook.Read(name).Code.First().Lines;
        Assert.Equal("#r \"../bin/kit/LayerFreezing.Lib.dll\"", lines[0]);
        Assert.Contains("using LayerFreezing;", lines);
        Assert.InRange(Notebook.Read(name).Code.Sum(cell => cell.Lines.Count(line => line.StartsWith("using ", StringComparison.Ordinal))), 1, 3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OneCellHoldsTheParameters(string name)
    {
        var parameters = Assert.Single(Notebook.Read(name).Code, cell => cell.Tags.Contains("parameters"));
        Assert.Contains("quick = false;", parameters.Source, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SectionsAreNumberedAndEndInQuestions(string name)
    {
        var prose = Notebook.Read(name).Prose;
        var headings = Heading().Matches(prose).Select(match => match.Groups[1].Value).ToList();
        var numbered = headings.TakeWhile(heading => char.IsAsciiDigit(heading[0])).ToList();
        Assert.Equal(Enumerable.Range(1, numbered.Count), numbered.Select(heading => int.Parse(heading.Split('.')[0], null)));
        Assert.Equal(["What you saw", "Questions", "Something to try"], headings.Skip(numbered.Count));
        var questions = prose[prose.IndexOf("## Questions", StringComparison.Ordinal)..prose.IndexOf("## Something to try", StringComparison.Ordinal)];
        Assert.InRange(Question().Count(questions), 3, 6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFigureHasItsStaticFormWithATitleAndSaysHowManyRuns(string name)
    {
        foreach (var cell in Notebook.Read(name).Code.Where(cell => cell.Source.Contains("Figures.", StringComparison.Ordinal) || cell.Source.Contains(".Interactive()", StringComparison.Ordinal)))
        {
            var pictures = cell.Outputs.Select(output => output["data"]).OfType<JsonObject>().Where(forms => forms.ContainsKey("image/svg+xml")).ToList();
            Assert.True(pictures.Count > 0, $"{name}: no picture below\n{cell.Source}");
            foreach (var picture in pictures) { Assert.True(NotebookCell.Text(picture["text/plain"]!).Split('\n')[0].Length >= 10, $"{name}: no title below\n{cell.Source}"); }
            var svg = cell.Shown("image/svg+xml");
            Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
            if (cell.Source.Contains("Figures.QualityByDepth", StringComparison.Ordinal) || cell.Source.Contains("Figures.RelativeQuality", StringComparison.Ordinal))
            {
                Assert.Matches(Runs(), Tag().Replace(svg, " "));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ItsQuestionsAreAnswered(string name)
    {
        var prose = Notebook.Read(name).Prose;
        var questions = Question().Count(prose[prose.IndexOf("## Questions", StringComparison.Ordinal)..prose.IndexOf("## Something to try", StringComparison.Ordinal)]);
        var solutions = Shared.InRepository("notebooks", "solutions", Path.ChangeExtension(name, ".md"));
        Assert.True(File.Exists(solutions), $"{solutions} is missing");
        Assert.Equal(Enumerable.Range(1, questions), Question().Matches(File.ReadAllText(solutions)).Select(match => int.Parse(match.Value.Split('.')[0], null)));
    }

    [Fact]
    public void TheReadmeAndTheFirstNotebookNameEveryNotebook()
    {
        var readme = File.ReadAllText(Shared.InRepository("README.md"));
        Assert.All(Notebook.Names, name => Assert.Contains($"(notebooks/{name})", readme, StringComparison.Ordinal));
        var first = Notebook.Read(Notebook.Names.First()).Prose;
        Assert.All(Notebook.Names.Skip(1), name => Assert.Contains($"({name})", first, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<![\w.])/(work|root|home|tmp|Users|mnt|opt|usr|var)/[\w.-]+|\b[A-Za-z]:\\\\\w+|file://")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\bn\s+=\s+\d+")]
    private static partial Regex Runs();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\d+\. ", RegexOptions.Multiline)]
    private static partial Regex Question();
}
