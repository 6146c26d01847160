using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookKernel;

/// <summary>Says what the thing at the cursor is: declaration, overloads, documentation, and a variable's value.</summary>
internal sealed class Inspector(CellSession session)
{
    private const int MostOverloads = 8;
    private const int LongestValue = 400;

    /// <summary>The text for the thing at a place, as MIME types and contents, or null where there is none.</summary>
    public JsonObject? Inspect(string code, int cursor)
    {
        var view = CodeView.Of(session, code, cursor);
        var symbols = SymbolsAt(view);
        if (symbols.Count == 0) { return null; }
        var text = new StringBuilder();
        foreach (var symbol in symbols.Take(MostOverloads)) { text.Append(SymbolText.SignatureOf(symbol)).Append('\n'); }
        if (symbols.Count > MostOverloads) { text.Append(CultureInfo.InvariantCulture, $"... and {symbols.Count - MostOverloads} more overloads\n"); }
        var declarations = text.ToString();
        var words = SymbolText.Summary(symbols[0]);
        if (Value(symbols[0]) is { } value) { words = (words.Length > 0 ? words + "\n\n" : "") + "value: " + value; }
        return new JsonObject
        {
            ["text/plain"] = (declarations + (words.Length > 0 ? "\n" + words : "")).TrimEnd(),
            ["text/html"] = $"<pre>{HtmlText.Escape(declarations.TrimEnd())}</pre>" + (words.Length > 0 ? $"<p style=\"white-space:pre-wrap\">{HtmlText.Escape(words)}</p>" : ""),
        };
    }

    private static List<ISymbol> SymbolsAt(CodeView view)
    {
        var token = view.Tree.GetRoot().FindToken(Math.Min(view.Cursor, Math.Max(0, view.Code.Length - 1)));
        if (token.Parent is not SimpleNameSyntax || !token.Span.IntersectsWith(view.Cursor)) { token = view.TokenLeft(); }
        SyntaxNode? node = token.Parent;
        if (node is ArgumentListSyntax { Parent: InvocationExpressionSyntax call }) { node = call.Expression; }
        else if (node is ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax made }) { node = made; }
        if (node is VariableDeclaratorSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax or ParameterSyntax or PropertyDeclarationSyntax)
        {
            return view.Model.GetDeclaredSymbol(node) is { } declared ? [declared] : [];
        }
        if (node is null) { return []; }
        var info = view.Model.GetSymbolInfo(node);
        var found = new List<ISymbol>();
        if (info.Symbol is { } symbol) { found.Add(symbol); }
        found.AddRange(info.CandidateSymbols);
        // The chosen overload comes first, its siblings after it.
        if (node is ExpressionSyntax expression && found.Exists(one => one is IMethodSymbol)) { found.AddRange(view.Model.GetMemberGroup(expression)); }
        return [.. found.Distinct<ISymbol>(SymbolEqualityComparer.Default).Select(one => one is IAliasSymbol alias ? alias.Target : one)];
    }

    private string? Value(ISymbol symbol)
    {
        if (symbol is not IFieldSymbol { ContainingType.IsScriptClass: true }) { return null; }
        foreach (var variable in session.Variables())
        {
            if (variable.Name != symbol.Name) { continue; }
            var text = ValueShape.IsSimple(variable.Value) ? PlainValues.Write(variable.Value) : PlainValues.TypeName(variable.Value!.GetType());
            return text.Length > LongestValue ? text[..LongestValue] + "..." : text;
        }
        return null;
    }
}
