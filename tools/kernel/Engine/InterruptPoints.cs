using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel;

/// <summary>
/// Puts a look at the interrupt into a cell's code: at the start of every loop's body and of every function, so that
/// loops end and so do those of a library that calls the function. One test of one byte each; no line moves.
/// </summary>
internal static class InterruptPoints
{
    private const string Look = " global::NotebookKernel.CellLoop.Look(); ";

    /// <summary>The code with the looks, or as it was where it needs none.</summary>
    public static string Insert(CSharpCompilation compilation, string code)
    {
        var tree = compilation.SyntaxTrees[^1];
        var root = tree.GetRoot();
        if (root.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) { return code; }
        var inserts = new List<(int At, int Rank, string Text)>();
        var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree));
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case var loop when LoopBody(loop) is { } body: AddStatement(inserts, body); break;
                case AnonymousFunctionExpressionSyntax { Block: { } block }: AddStatement(inserts, block); break;
                case AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } function and not AnonymousMethodExpressionSyntax:
                    if (IsDelegate(model.Value, function, out var returns)) { AddExpression(inserts, body, body.Span.End, body.SpanStart, returns); }
                    break;
                case LocalFunctionStatementSyntax { Body: { } block }: AddStatement(inserts, block); break;
                case MethodDeclarationSyntax { Body: { } block }: AddStatement(inserts, block); break;
            }
        }
        foreach (var (at, _, text) in inserts.OrderByDescending(insert => insert.At).ThenByDescending(insert => insert.Rank)) { code = code.Insert(at, text); }
        return code;
    }

    private static StatementSyntax? LoopBody(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        _ => null,
    };

    /// <summary>
    /// True for a lambda that becomes a delegate: an expression tree must stay as it is. Whether its body is returned is
    /// known from the delegate.
    /// </summary>
    private static bool IsDelegate(SemanticModel model, AnonymousFunctionExpressionSyntax function, out bool returns)
    {
        returns = false;
        if (function.ExpressionBody is ThrowExpressionSyntax or RefExpressionSyntax || function.Modifiers.Any(SyntaxKind.AsyncKeyword)) { return false; }
        if (model.GetTypeInfo(function).ConvertedType is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke }) { return false; }
        returns = !invoke.ReturnsVoid;
        return !invoke.ReturnsByRef && !invoke.ReturnsByRefReadonly;
    }

    private static void AddStatement(List<(int At, int Rank, string Text)> inserts, StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            inserts.Add((block.OpenBraceToken.Span.End, body.SpanStart, Look));
            return;
        }
        inserts.Add((body.SpanStart, body.SpanStart, "{" + Look));
        inserts.Add((body.Span.End, -body.SpanStart, "}"));
    }

    private static void AddExpression(List<(int At, int Rank, string Text)> inserts, ExpressionSyntax body, int end, int start, bool returns)
    {
        inserts.Add((start, start, "{" + Look + (returns ? "return " : "")));
        inserts.Add((end, -start, ";}"));
    }
}
