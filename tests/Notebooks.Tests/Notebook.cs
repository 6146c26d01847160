using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A notebook file of the repository.</summary>
internal sealed class Notebook
{
    private Notebook(string text)
    {
        Text = text;
        Json = (JsonObject)JsonNode.Parse(text)!;
        Cells = [.. Json["cells"]!.AsArray().Select(cell => new NotebookCell((JsonObject)cell!))];
    }

    /// <summary>The files' names.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Shared.InRepository("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>The file's text.</summary>
    public string Text { get; }

    /// <summary>The file.</summary>
    public JsonObject Json { get; }

    /// <summary>All cells in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The cells with code.</summary>
    public IEnumerable<NotebookCell> Code => Cells.Where(cell => cell.Type == "code");

    /// <summary>All prose.</summary>
    public string Prose => string.Join("\n\n", Cells.Where(cell => cell.Type == "markdown").Select(cell => cell.Source));

    public static Notebook Read(string name) => new(File.ReadAllText(Shared.InRepository("notebooks", name)));
}
