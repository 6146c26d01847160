using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>Whether code can be run as it stands or is still being written.</summary>
internal static class Completeness
{
    /// <summary>"complete", "incomplete" with the next line's indent, or "invalid".</summary>
    public static (string Status, string Indent) Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CodeView.Blank(code), CellCompiler.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree)) { return ("incomplete", Indent(code)); }
        return (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete", "");
    }

    private static string Indent(string code)
    {
        var last = code.TrimEnd('\n').Split('\n')[^1];
        var indent = last[..^last.TrimStart().Length];
        return last.TrimEnd() is [.., '{' or '(' or '['] ? indent + "    " : indent;
    }
}
