using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NotebookKernel;

/// <summary>
/// Cells as Roslyn script compilations, each a submission after ones before it. Every name is looked up along the whole
/// chain and every submission weighs on memory, so it is kept short: a cell that declares nothing isn't in it, and in a
/// long session one is made of those submissions alone that a cell's names lead to, in the order in which they ran.
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
    private readonly int _longest;
    private readonly KeptCells _kept = new();
    private SubmissionLink? _last;
    private int _submissions;

    /// <param name="references">What cells may refer to.</param>
    /// <param name="longest">How many submissions a chain may have before one is made of those alone that are needed.</param>
    public CellCompiler(NotebookReferences references, int longest)
    {
        (_references, _longest) = (references, longest);
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

    /// <summary>The submissions that the next cell builds on as things stand, the last one first.</summary>
    public IEnumerable<SubmissionLink> Chain => SubmissionLink.Backward(_last);

    /// <summary>Each name that cells have declared, in its latest meaning.</summary>
    public IEnumerable<(KeptCell Cell, string Name, Declaration Declaration)> Names() => _kept.Names();

    /// <summary>A compilation of a cell's code after all that its names lead to.</summary>
    /// <param name="code">The cell's code.</param>
    /// <param name="place">What errors call the place: "cell 3".</param>
    public CompiledCell Compile(string code, string place)
    {
        var written = new WrittenCell(++_submissions, code, place);
        var compiled = Compile(written, _last, _references.Count);
        var needed = _kept.Behind(CellNames.Mentioned(compiled.Compilation.SyntaxTrees));
        return Follow(needed) ? Compile(written, _last, _references.Count) : compiled;
    }

    /// <summary>
    /// The same cell, ready to be run. Where it has to stay in the chain as it is, what is compiled after it later must
    /// mean the same there, or else comes before it now.
    /// </summary>
    public CompiledCell Settle(CompiledCell cell)
    {
        _last = cell.After;
        if (_kept.Count == (_last?.Length ?? 0) || !CellNames.Binds(cell.Compilation)) { return cell; }
        var there = SubmissionLink.Backward(_last?.Bound).Select(link => link.Cell).ToHashSet();
        var cells = _last?.Length > _longest ? _kept.Behind(CellNames.Mentioned(cell.Compilation.SyntaxTrees)) : Chain.Select(link => link.Cell).ToHashSet();
        cells.ExceptWith(there);
        _kept.AddStranded(there, cells, Describe(cell, hasCode: true));
        if (!cells.SetEquals(Chain.Select(link => link.Cell).Where(one => !there.Contains(one)))) { Rebuild(cells); }
        return _last == cell.After ? cell : Compile(cell.Written, _last, cell.References);
    }

    /// <summary>Makes a compiled cell one that later cells build on.</summary>
    /// <returns>What is kept of it; null where it declares nothing that they could name.</returns>
    public KeptCell? Keep(EmittedCell emitted)
    {
        _references.Keep(emitted.Compilation.DirectiveReferences);
        if (!Declares(emitted.Compilation)) { return null; }
        var cell = Describe(emitted.Cell, emitted.HasCode);
        _kept.Add(cell, CellNames.OpenUsings(emitted.Compilation).Select(directive => directive.Text));
        _last = new SubmissionLink(cell, emitted.Cell);
        return cell;
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

    private KeptCell Describe(CompiledCell cell, bool hasCode) => new()
    {
        Written = cell.Written,
        References = _references.CountWith(cell.Compilation.DirectiveReferences),
        HasCode = hasCode,
        Declared = CellNames.Declared(cell.Compilation),
        Mentioned = CellNames.Mentioned(cell.Compilation.SyntaxTrees),
        BringsUsings = CellNames.OpenUsings(cell.Compilation).Any(directive => _kept.IsNewUsing(directive.Text, directive.Words)),
        IsBound = CellNames.Binds(cell.Compilation),
    };

    /// <summary>Sees to it that the chain has all these cells.</summary>
    /// <returns>True where it has been changed.</returns>
    private bool Follow(HashSet<KeptCell> needed)
    {
        if (_kept.Count == 0) { return false; }
        var (before, bound) = (_last, _last?.Bound);
        if ((_last?.Length ?? 0) - (bound?.Length ?? 0) > Math.Max(_longest, 2 * needed.Count)) { Rebuild(needed); }
        else
        {
            var there = Chain.Select(link => link.Cell).ToHashSet();
            var missing = needed.Where(cell => !there.Contains(cell)).OrderBy(cell => cell.Written.Number).ToList();
            if (missing.TrueForAll(cell => there.All(other => other.Written.Number < cell.Written.Number || cell.CommutesWith(other)))) { missing.ForEach(Append); }
            else { Rebuild([.. there, .. needed]); }
        }
        return _last != before;
    }

    /// <summary>Makes a chain of what can't be made anew and of these cells, in the order in which they ran.</summary>
    private void Rebuild(HashSet<KeptCell> cells)
    {
        var links = Chain.Reverse().ToList();
        var fixedOnes = _last?.Bound?.Length ?? 0;
        var there = links.Take(fixedOnes).Select(link => link.Cell).ToHashSet();
        var wanted = cells.Where(cell => !there.Contains(cell)).OrderBy(cell => cell.Written.Number).ToList();
        var same = 0;
        while (same < wanted.Count && fixedOnes + same < links.Count && links[fixedOnes + same].Cell == wanted[same]) { same++; }
        _last = fixedOnes + same > 0 ? links[fixedOnes + same - 1] : null;
        wanted.Skip(same).ToList().ForEach(Append);
    }

    private void Append(KeptCell cell) =>
        _last = new SubmissionLink(cell, Compile(cell.Written, _last, Math.Max(cell.References, _last?.References ?? 0)));

    /// <summary>
    /// A cell's code as the submission after others. It has the references and usings of those before it: said again with
    /// each, they would cost every cell as much as all earlier ones together.
    /// </summary>
    private CompiledCell Compile(WrittenCell cell, SubmissionLink? after, int references)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(cell.Code, Encoding.UTF8), ParseOptions, cell.Place);
        var options = _options
            .WithScriptClassName(string.Create(CultureInfo.InvariantCulture, $"Submission#{cell.Number}"))
            .WithUsings(after is null ? Usings : [])
            .WithSourceReferenceResolver(new SourceFileResolver([NotebookReferences.BaseFolder], NotebookReferences.BaseFolder));
        var compilation = CSharpCompilation.CreateScriptCompilation(
            string.Create(CultureInfo.InvariantCulture, $"{AssemblyPrefix}{cell.Number}"), tree, _references.Between(after?.References ?? 0, references), options, after?.Submission, typeof(object));
        return new CompiledCell(cell, compilation, after, references);
    }

    private static Dictionary<string, ReportDiagnostic> Quiet() =>
        new[] { "CS1701", "CS1702", "CS1705", "CS8632", "CS8019", "CS1591" }.ToDictionary(id => id, _ => ReportDiagnostic.Suppress);
}
