using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKernel;

/// <summary>
/// Cells as Roslyn script compilations, each a submission after the ones before it. A cell that declares nothing that a
/// later cell could name isn't kept in the chain, so that it stays short in a long session.
/// </summary>
internal sealed class CellCompiler
{
    /// <summary>What the assemblies of cells are called, before their number.</summary>
    public const string AssemblyPrefix = "NotebookCell";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    private static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly NotebookReferences _references;
    private readonly CSharpCompilationOptions _options;
    private readonly List<(CSharpCompilation Submission, int Slot)> _chain = [];
    private readonly HashSet<MetadataReference> _inherited = [];
    private int _submissions;

    public CellCompiler(NotebookReferences references)
    {
        _references = references;
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: Usings,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            concurrentBuild: false,
            deterministic: true,
            nullableContextOptions: NullableContextOptions.Annotations,
            specificDiagnosticOptions: Quiet(),
            metadataReferenceResolver: references,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
    }

    /// <summary>The submissions that later cells build on, each with its place among their states: 0 for one without code.</summary>
    public IReadOnlyList<(CSharpCompilation Submission, int Slot)> Chain => _chain;

    /// <summary>The place among the submissions' states that the next one with code takes.</summary>
    public int NextSlot { get; private set; } = 1;

    /// <summary>
    /// A compilation of a cell's code after all that was kept. It has the references and usings of those before it: said
    /// again with each, they would cost every cell as much as all earlier ones together.
    /// </summary>
    /// <param name="code">The cell's code.</param>
    /// <param name="place">What errors call the place: "cell 3".</param>
    public CSharpCompilation Compile(string code, string place)
    {
        var number = ++_submissions;
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, place);
        var options = _options
            .WithScriptClassName(string.Create(CultureInfo.InvariantCulture, $"Submission#{number}"))
            .WithUsings(_chain.Count > 0 ? [] : Usings)
            .WithSourceReferenceResolver(new SourceFileResolver([NotebookReferences.BaseFolder], NotebookReferences.BaseFolder));
        return CSharpCompilation.CreateScriptCompilation(
            string.Create(CultureInfo.InvariantCulture, $"{AssemblyPrefix}{number}"), tree, _references.All.Where(reference => !_inherited.Contains(reference)), options, _chain.Count > 0 ? _chain[^1].Submission : null, typeof(object));
    }

    /// <summary>Makes a compiled cell one that later cells build on, where they can.</summary>
    public void Keep(EmittedCell cell)
    {
        _references.Keep(cell.Compilation.DirectiveReferences);
        if (!Declares(cell.Compilation)) { return; }
        _inherited.UnionWith(cell.Compilation.ExternalReferences);
        _chain.Add((cell.Compilation, cell.HasCode ? NextSlot++ : 0));
    }

    /// <summary>True for a cell that declares something: a variable, a method, a type, or a using.</summary>
    public static bool Declares(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot()) is { } root && (root.Usings.Count > 0 || root.Externs.Count > 0))
        || compilation.ScriptClass!.GetMembers().Any(member => member is { IsImplicitlyDeclared: false, Kind: SymbolKind.Field or SymbolKind.Method or SymbolKind.NamedType or SymbolKind.Property or SymbolKind.Event });

    /// <summary>True where the cell ends in an expression that has a value.</summary>
    public static bool HasValue(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[^1];
        return ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType is not { SpecialType: SpecialType.System_Void };
    }

    private static Dictionary<string, ReportDiagnostic> Quiet() =>
        new[] { "CS1701", "CS1702", "CS1705", "CS8632", "CS8019", "CS1591" }.ToDictionary(id => id, _ => ReportDiagnostic.Suppress);
}
