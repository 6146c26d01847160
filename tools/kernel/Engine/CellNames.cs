using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NotebookKernel;

/// <summary>The names in a cell: those it declares for later cells, and those it looks up.</summary>
internal static class CellNames
{
    private static readonly SymbolDisplayFormat Parameters = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue);

    /// <summary>What a cell declares: variables, methods, types and aliases.</summary>
    public static Dictionary<string, Declaration> Declared(CSharpCompilation compilation)
    {
        var declared = compilation.ScriptClass!.GetMembers()
            .Where(member => member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true, Kind: SymbolKind.Field or SymbolKind.Method or SymbolKind.NamedType or SymbolKind.Property or SymbolKind.Event })
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Declaration(SymbolText.Describe(group, documented: true), [.. group.Select(Role)], group.Any(member => member is IFieldSymbol)), StringComparer.Ordinal);
        foreach (var alias in compilation.SyntaxTrees.SelectMany(Usings).Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>())
        {
            declared[alias] = new Declaration(new Completion(alias, "class", alias, ""), ["type 0"], IsVariable: false);
        }
        return declared;
    }

    /// <summary>The names that code looks up, or might: all its identifiers but those of members.</summary>
    public static HashSet<string> Mentioned(IEnumerable<SyntaxTree> trees) =>
        trees.SelectMany(tree => tree.GetRoot().DescendantTokens()).SelectMany(Mentioned).ToHashSet(StringComparer.Ordinal);

    /// <summary>The usings of code that count for all code after it, each with the words in it.</summary>
    public static IEnumerable<(string Text, IEnumerable<string> Words)> OpenUsings(CSharpCompilation compilation) => compilation.SyntaxTrees.SelectMany(Usings)
        .Where(directive => directive.Alias is null)
        .Select(directive => (directive.NormalizeWhitespace().ToString(), directive.DescendantTokens().Select(token => token.ValueText)));

    /// <summary>
    /// True for a cell that can't be compiled a second time to the same end: its variables' types have names that the
    /// compiler makes up from the place in the chain, or it loads a file that may have changed.
    /// </summary>
    public static bool Binds(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot()).GetLoadDirectives().Count > 0)
        || compilation.ScriptClass!.GetMembers().OfType<IFieldSymbol>().Any(field => HasMadeUpName(field.Type));

    private static IEnumerable<UsingDirectiveSyntax> Usings(SyntaxTree tree) => ((CompilationUnitSyntax)tree.GetRoot()).Usings;

    private static IEnumerable<string> Mentioned(SyntaxToken token)
    {
        if (!token.IsKind(SyntaxKind.IdentifierToken)) { yield break; }
        if (token.Parent is SimpleNameSyntax name && (name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is MemberBindingExpressionSyntax)) { yield break; }
        yield return token.ValueText;
        if (token.Parent is SimpleNameSyntax { Parent: AttributeSyntax }) { yield return token.ValueText + "Attribute"; }
    }

    private static string Role(ISymbol member) => member switch
    {
        INamedTypeSymbol type => string.Create(CultureInfo.InvariantCulture, $"type {type.Arity}"),
        IMethodSymbol { Arity: 0 } method when method.Parameters.All(parameter => parameter.Type.SpecialType is not SpecialType.None) => method.ToDisplayString(Parameters),
        IMethodSymbol => Guid.NewGuid().ToString(),
        IFieldSymbol { IsStatic: false, Type: { TypeKind: not (TypeKind.Delegate or TypeKind.Dynamic or TypeKind.FunctionPointer) } } => "variable",
        _ => $"{member.Kind} {member.IsStatic}",
    };

    private static bool HasMadeUpName(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasMadeUpName(array.ElementType),
        IPointerTypeSymbol pointer => HasMadeUpName(pointer.PointedAtType),
        INamedTypeSymbol named => named.IsAnonymousType || named is { TypeKind: TypeKind.Delegate, CanBeReferencedByName: false } || named.TypeArguments.Any(HasMadeUpName) || (named.ContainingType is { } outer && HasMadeUpName(outer)),
        _ => false,
    };
}
