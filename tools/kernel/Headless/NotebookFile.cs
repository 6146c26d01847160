using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>
/// A notebook file of format 4. What isn't an output is written back as it was read: the same keys in the same order,
/// indented by one as Jupyter does.
/// </summary>
internal sealed class NotebookFile
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JupyterEncoder.Instance };

    private readonly JsonObject _json;

    private NotebookFile(string path, JsonObject json, IReadOnlyList<NotebookCell> cells) => (Path, _json, Cells) = (path, json, cells);

    public string Path { get; }

    /// <summary>All cells, in the file's order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="KernelException">The file is missing, or no C# notebook of format 4.</exception>
    public static NotebookFile Read(string path)
    {
        JsonObject json;
        try { json = JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new KernelException($"{path} holds no JSON object, so it is not a notebook."); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new KernelException($"{path} can't be read as a notebook: {failure.Message}", failure);
        }
        try
        {
            if (json["nbformat"]?.GetValue<int>() != 4 || json["cells"] is not JsonArray cells) { throw new KernelException($"{path} is not a notebook of format 4; open it once in Jupyter, which converts older ones."); }
            var language = json["metadata"]?["kernelspec"]?["language"]?.GetValue<string>() ?? json["metadata"]?["language_info"]?["name"]?.GetValue<string>();
            if (language is not (null or "C#" or "csharp" or "polyglot-notebook")) { throw new KernelException($"{path} is a notebook for {language}, not for C#."); }
            return new NotebookFile(path, json, [.. cells.Select((cell, index) => new NotebookCell((JsonObject)cell!, index + 1))]);
        }
        catch (Exception failure) when (failure is InvalidOperationException or InvalidCastException or FormatException or NullReferenceException)
        {
            throw new KernelException($"{path} is not a well-formed notebook: {failure.Message}", failure);
        }
    }

    /// <summary>The cells that hold code.</summary>
    public IEnumerable<NotebookCell> CodeCells() => Cells.Where(cell => cell.IsCode);

    /// <summary>Writes the notebook, whole or not at all.</summary>
    /// <exception cref="KernelException">The file can't be written.</exception>
    public void Write(string path)
    {
        try { AtomicText.Write(path, _json.ToJsonString(Writing) + "\n"); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The notebook can't be written to {path}: {failure.Message}", failure);
        }
    }
}
