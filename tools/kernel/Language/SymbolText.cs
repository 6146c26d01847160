using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NotebookKernel;

/// <summary>Symbols as text for editors: signatures, kinds, the summary of their documentation.</summary>
internal static partial class SymbolText
{
    private static readonly SymbolDisplayFormat Signature = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.InstanceMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A name that stands for one or several symbols, methods and their overloads.</summary>
    public static Completion Describe(IEnumerable<ISymbol> sameName, bool documented)
    {
        var symbols = sameName.ToList();
        var others = symbols.Count - 1;
        var signature = SignatureOf(symbols[0]) + (others > 0 && symbols[0] is IMethodSymbol ? string.Create(CultureInfo.InvariantCulture, $" (+ {others} overload{(others > 1 ? "s" : "")})") : "");
        return new Completion(symbols[0].Name, KindOf(symbols[0]), signature, documented ? Summary(symbols[0]) : "");
    }

    /// <summary>How a symbol is declared, on one line; a cell's own variables and functions without the class they are in.</summary>
    public static string SignatureOf(ISymbol symbol)
    {
        var text = symbol.ToDisplayString(Signature);
        return symbol.ContainingType?.IsScriptClass == true ? text.Replace(symbol.ContainingType.Name + ".", "", StringComparison.Ordinal) : text;
    }

    /// <summary>What kind of thing a symbol names.</summary>
    public static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum member",
        IFieldSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "instance",
        IEventSymbol => "event",
        INamespaceSymbol => "module",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        INamedTypeSymbol => "class",
        _ => "text",
    };

    /// <summary>True for what its author doesn't want offered.</summary>
    public static bool IsHidden(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.LocalFunction) }
        || symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);

    /// <summary>The summary of a symbol's documentation as text, or nothing.</summary>
    public static string Summary(ISymbol symbol)
    {
        var original = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        var xml = original.GetDocumentationCommentXml(CultureInfo.InvariantCulture) ?? "";
        return SummaryTag().Match(xml) is { Success: true } summary ? Plain(summary.Groups[1].Value) : "";
    }

    /// <summary>Documentation's XML as text.</summary>
    public static string Plain(string xml)
    {
        var text = References().Replace(xml, match => match.Groups["name"].Value.Split('(')[0].Split('.', ':')[^1].Split('`')[0]);
        text = HtmlText.Strip(text);
        return Blanks().Replace(text, " ").Trim();
    }

    [GeneratedRegex("<summary>(.*?)</summary>", RegexOptions.Singleline)]
    private static partial Regex SummaryTag();

    [GeneratedRegex("""<(?:see|seealso|paramref|typeparamref)\s+(?:cref|name|langword|href)="(?<name>[^"]*)"\s*/>""")]
    private static partial Regex References();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
