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
        var edits = new List<Edit>();
        var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree));
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case var loop when LoopBody(loop) is { } body: AddStatement(edits, body); break;
                case AnonymousFunctionExpressionSyntax { Block: { } block }: AddStatement(edits, block); break;
                case AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } function and not AnonymousMethodExpressionSyntax:
                    if (IsDelegate(model.Value, function, out var returns)) { AddExpression(edits, body, body.Span.End, body.SpanStart, returns); }
                    break;
                case LocalFunctionStatementSyntax { Body: { } block }: AddStatement(edits, block); break;
                case LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function: AddArrow(edits, model, function, function.ReturnType, function.Modifiers, arrow, function.SemicolonToken); break;
                case MethodDeclarationSyntax { Body: { } block }: AddStatement(edits, block); break;
                case MethodDeclarationSyntax { ExpressionBody: { } arrow } method: AddArrow(edits, model, method, method.ReturnType, method.Modifiers, arrow, method.SemicolonToken); break;
                case LabeledStatementSyntax label: edits.Add(new Edit(label.ColonToken.Span.End, 0, label.SpanStart, Look)); break;
            }
        }
        foreach (var edit in edits.OrderByDescending(edit => edit.At).ThenByDescending(edit => edit.Rank)) { code = code.Remove(edit.At, edit.Length).Insert(edit.At, edit.Text); }
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

    private static void AddStatement(List<Edit> edits, StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            edits.Add(new Edit(block.OpenBraceToken.Span.End, 0, body.SpanStart, Look));
            return;
        }
        edits.Add(new Edit(body.SpanStart, 0, body.SpanStart, "{" + Look));
        edits.Add(new Edit(body.Span.End, 0, -body.SpanStart, "}"));
    }

    private static void AddExpression(List<Edit> edits, ExpressionSyntax body, int end, int start, bool returns)
    {
        edits.Add(new Edit(start, 0, start, "{" + Look + (returns ? "return " : "")));
        edits.Add(new Edit(end, 0, -start, ";}"));
    }

    /// <summary>Turns a function's <c>=> value;</c> into a block.</summary>
    private static void AddArrow(List<Edit> edits, Lazy<SemanticModel> model, SyntaxNode function, TypeSyntax type, SyntaxTokenList modifiers, ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon)
    {
        if (arrow.Expression is ThrowExpressionSyntax or RefExpressionSyntax) { return; }
        var returns = type is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        // Whether an async function returns a value depends on what its type's name means.
        if (returns && modifiers.Any(SyntaxKind.AsyncKeyword)) { returns = model.Value.GetDeclaredSymbol(function) is IMethodSymbol { ReturnType: INamedTypeSymbol { Arity: > 0 } }; }
        edits.Add(new Edit(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, arrow.SpanStart, "{" + Look + (returns ? "return " : "")));
        edits.Add(new Edit(semicolon.Span.End, 0, -arrow.SpanStart, "}"));
    }

    /// <summary>A text to put in the place of others; of those at one place, the one of the lowest rank comes first.</summary>
    private readonly record struct Edit(int At, int Length, int Rank, string Text);
}
