using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>A cell that is being written, seen after all the cells that have run.</summary>
/// <param name="Code">The code, with the kernel's own command lines blanked out.</param>
/// <param name="Cursor">Where the cursor stands in it.</param>
/// <param name="Tree">Its syntax.</param>
/// <param name="Model">Its meaning.</param>
internal sealed record CodeView(string Code, int Cursor, SyntaxTree Tree, SemanticModel Model)
{
    public static CodeView Of(CellSession session, string code, int cursor)
    {
        var blanked = Blank(code);
        var compilation = session.Compiler.Compile(blanked, "code").Compilation;
        var tree = compilation.SyntaxTrees[^1];
        return new CodeView(blanked, Math.Clamp(cursor, 0, blanked.Length), tree, compilation.GetSemanticModel(tree));
    }

    /// <summary>The token that ends at or spans the cursor.</summary>
    public SyntaxToken TokenLeft()
    {
        var token = Tree.GetRoot().FindToken(Math.Max(0, Cursor - 1));
        if (token.SpanStart >= Cursor) { token = token.GetPreviousToken(); }
        return token.IsKind(SyntaxKind.EndOfFileToken) ? token.GetPreviousToken() : token;
    }

    /// <summary>Commands to the kernel are blanked out, at the same length.</summary>
    public static string Blank(string code)
    {
        if (!code.Contains('#', StringComparison.Ordinal)) { return code; }
        return string.Join('\n', code.Split('\n').Select(line => line.StartsWith("#!", StringComparison.Ordinal) || line.TrimStart().StartsWith("#i ", StringComparison.Ordinal) ? new string(' ', line.Length) : line));
    }
}
