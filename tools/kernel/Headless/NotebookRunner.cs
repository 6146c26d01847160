using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Runs the cells of a notebook file one after another, as a client would have them run.</summary>
internal sealed class NotebookRunner(CellSession session, TextWriter progress)
{
    private readonly Dictionary<string, List<JsonObject>> _shown = [];
    private int _count;

    /// <summary>Runs all cells; their outputs take the place of those in the notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="settings">Values for variables of the cell tagged "parameters".</param>
    /// <returns>What ended the run, with its place, or null.</returns>
    public string? Run(NotebookFile notebook, IReadOnlyList<(string Name, string Value)> settings)
    {
        var outputs = new List<(NotebookCell Cell, FileOutput? Output, int? Number)>();
        string? failure = null;
        var parameters = notebook.CodeCells().FirstOrDefault(cell => cell.HasTag("parameters"));
        if (settings.Count > 0 && parameters is null) { throw new KernelException($"{notebook.Path} has no cell tagged \"parameters\", so nothing can be set in it."); }
        foreach (var cell in notebook.CodeCells())
        {
            if (failure is not null || cell.Source.Trim().Length == 0 || cell.HasTag("skip-execution"))
            {
                outputs.Add((cell, null, null));
                continue;
            }
            var output = new FileOutput(++_count, _shown);
            outputs.Add((cell, output, _count));
            failure = Run(cell, output, notebook, cell == parameters ? settings : []);
        }
        foreach (var (cell, output, number) in outputs) { cell.SetOutputs(output?.ToJson() ?? [], number); }
        return failure;
    }

    private string? Run(NotebookCell cell, FileOutput output, NotebookFile notebook, IReadOnlyList<(string Name, string Value)> settings)
    {
        progress.Write(string.Create(CultureInfo.InvariantCulture, $"\r{Path.GetFileName(notebook.Path)}: cell {cell.Place} of {notebook.Cells.Count} "));
        using var context = new CellContext(output, _count, OutputLimits.Default);
        if (session.Execute(cell.Source, context) is { } error && !cell.HasTag("raises-exception"))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{notebook.Path}: cell [{_count}], the {cell.Place}. of the file, failed: ") + string.Join("\n", error.Traceback);
        }
        foreach (var (name, value) in settings) { Set(name, value, context); }
        return null;
    }

    private void Set(string name, string value, CellContext context)
    {
        var variable = session.Variables().Where(known => known.Name == name).Select(known => known.Type).FirstOrDefault()
            ?? throw new KernelException($"--set {name}={value}: the cell tagged \"parameters\" declares no variable {name}.");
        var silent = new SilentOutput();
        using var setting = new CellContext(silent, context.Number, OutputLimits.Default);
        if (session.Execute($"{name} = {ParameterValue.ToCSharp(name, value, variable)};", setting) is { } error)
        {
            throw new KernelException($"--set {name}={value} can't be done: {error.Message}");
        }
        context.Output.Write("stdout", $"{name} = {value} (set from outside)\n");
    }
}
