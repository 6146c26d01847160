using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel;

/// <summary>Finds what could be written at the cursor, from what the code means.</summary>
internal sealed class Completer(CellSession session)
{
    private const int MostDocumented = 12;

    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText),
        "async", "await", "var", "record", "when", "where", "yield", "nameof", "dynamic", "with", "not", "and", "or", "init", "required", "file", "field", "global", "partial", "get", "set",
    ];

    /// <summary>The words that fit at a place, those whose case fits first.</summary>
    public CompletionList Complete(string code, int cursor)
    {
        if (DirectiveCompletions.Find(code, cursor) is { } directive) { return directive; }
        var view = CodeView.Of(session, code, cursor);
        var token = view.TokenLeft();
        if (IsInText(view, token)) { return new CompletionList(cursor, cursor, []); }
        var isWord = (token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind())) && token.Span.End >= view.Cursor;
        var start = isWord ? token.SpanStart : view.Cursor;
        var prefix = view.Code[start..view.Cursor].TrimStart('@');
        var before = isWord ? token.GetPreviousToken() : token;
        var symbols = Symbols(view, before, start, out var keywords);
        var found = symbols
            .Where(symbol => symbol.CanBeReferencedByName && Fits(symbol.Name, prefix) && !SymbolText.IsHidden(symbol))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Key.StartsWith(prefix, StringComparison.Ordinal)).ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select((group, rank) => SymbolText.Describe(group, documented: rank < MostDocumented)).ToList();
        if (keywords) { AddFromCells(found, prefix); }
        if (keywords) { found.AddRange(Keywords.Where(word => prefix.Length > 0 && word.StartsWith(prefix, StringComparison.Ordinal) && !found.Exists(item => item.Text == word)).Order(StringComparer.Ordinal).Select(word => new Completion(word, "keyword", "", ""))); }
        return new CompletionList(start, cursor, found);
    }

    /// <summary>Adds what cells have declared that the code itself doesn't mention: it may have been left out of the compilation.</summary>
    private void AddFromCells(List<Completion> found, string prefix)
    {
        var known = found.Select(item => item.Text).ToHashSet(StringComparer.Ordinal);
        var more = session.Compiler.Names().Where(declared => Fits(declared.Name, prefix) && known.Add(declared.Name)).Select(declared => declared.Declaration.Shown).ToList();
        if (more.Count == 0) { return; }
        found.AddRange(more);
        var ranked = found.OrderByDescending(item => item.Text.StartsWith(prefix, StringComparison.Ordinal)).ThenBy(item => item.Text, StringComparer.OrdinalIgnoreCase).ToList();
        found.Clear();
        found.AddRange(ranked);
    }

    private static bool Fits(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool IsInText(CodeView view, SyntaxToken token)
    {
        var inside = token.SpanStart < view.Cursor && view.Cursor <= token.Span.End;
        if (inside && token.Kind() is SyntaxKind.NumericLiteralToken or SyntaxKind.InterpolatedStringTextToken) { return true; }
        var isLiteral = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;
        if (isLiteral && token.SpanStart < view.Cursor && (view.Cursor < token.Span.End || token.ContainsDiagnostics)) { return true; }
        var trivia = view.Tree.GetRoot().FindTrivia(Math.Max(0, view.Cursor - 1));
        return trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia && trivia.SpanStart < view.Cursor;
    }

    private static IEnumerable<ISymbol> Symbols(CodeView view, SyntaxToken before, int position, out bool keywords)
    {
        keywords = false;
        switch (before.Parent)
        {
            case MemberAccessExpressionSyntax access when before == access.OperatorToken: return Members(view, access.Expression, position);
            case MemberBindingExpressionSyntax binding when before == binding.OperatorToken && binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional:
                return InstanceMembers(view, Unwrapped(view.Model.GetTypeInfo(conditional.Expression).Type), position);
            case QualifiedNameSyntax qualified when before == qualified.DotToken: return Members(view, qualified.Left, position);
            case AliasQualifiedNameSyntax alias when before == alias.ColonColonToken: return view.Model.LookupNamespacesAndTypes(position, view.Model.Compilation.GlobalNamespace);
        }
        if (before.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null && before.Kind() is SyntaxKind.UsingKeyword or SyntaxKind.StaticKeyword or SyntaxKind.EqualsToken)
        {
            return view.Model.LookupNamespacesAndTypes(position);
        }
        if (before.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } initializer && view.Model.GetTypeInfo(initializer.Parent!).Type is { } made)
        {
            return view.Model.LookupSymbols(position, made).Where(symbol => !symbol.IsStatic && symbol is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsReadOnly: false });
        }
        keywords = true;
        return view.Model.LookupSymbols(position);
    }

    private static IEnumerable<ISymbol> Members(CodeView view, ExpressionSyntax left, int position)
    {
        var symbol = view.Model.GetSymbolInfo(left).Symbol;
        if (symbol is IAliasSymbol alias) { symbol = alias.Target; }
        return symbol switch
        {
            INamespaceSymbol space => view.Model.LookupNamespacesAndTypes(position, space),
            ITypeSymbol type => view.Model.LookupSymbols(position, type).Where(member => member.IsStatic || member is ITypeSymbol),
            _ => InstanceMembers(view, view.Model.GetTypeInfo(left).Type, position),
        };
    }

    private static IEnumerable<ISymbol> InstanceMembers(CodeView view, ITypeSymbol? type, int position) =>
        type is null or IErrorTypeSymbol ? [] : view.Model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(member => !member.IsStatic && member is not ITypeSymbol);

    private static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
