using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NotebookKernel;

/// <summary>A cell that doesn't compile: its errors, each with place and source line.</summary>
internal sealed class CompilationFailedException(IReadOnlyList<Diagnostic> errors) : Exception("The cell doesn't compile.")
{
    private const int MostShown = 20;

    /// <summary>The errors as the outputs of a cell show them.</summary>
    public CellError ToError()
    {
        var lines = new List<string>();
        foreach (var error in errors.Take(MostShown)) { lines.AddRange(Describe(error)); }
        if (errors.Count > MostShown) { lines.Add(string.Create(CultureInfo.InvariantCulture, $"... and {errors.Count - MostShown} more")); }
        return new CellError("CompilationError", OneLine(errors[0]), lines);
    }

    /// <summary>A diagnostic on one line: (line,column): error CS0103: what is wrong.</summary>
    public static string OneLine(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var file = place.Path.StartsWith("cell ", StringComparison.Ordinal) || place.Path.Length == 0 ? "" : Path.GetFileName(place.Path);
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return string.Create(CultureInfo.InvariantCulture, $"{file}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private static IEnumerable<string> Describe(Diagnostic error)
    {
        yield return OneLine(error);
        if (error.Location.SourceTree?.GetText() is not { } text) { yield break; }
        var place = error.Location.GetLineSpan();
        var line = text.Lines[place.StartLinePosition.Line].ToString();
        if (line.Trim().Length == 0) { yield break; }
        var indent = line.Length - line.TrimStart().Length;
        yield return "    " + line.Trim();
        var width = place.StartLinePosition.Line == place.EndLinePosition.Line ? place.EndLinePosition.Character - place.StartLinePosition.Character : 1;
        yield return "    " + new string(' ', Math.Max(0, place.StartLinePosition.Character - indent)) + new string('^', Math.Clamp(width, 1, 80));
    }
}
