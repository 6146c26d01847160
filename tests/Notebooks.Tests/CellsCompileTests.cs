using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LayerFreezing.Tests;

/// <summary>Every code cell compiles against the library as it is, after the cells above it.</summary>
public sealed class CellsCompileTests
{
    private static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    public static TheoryData<string> Names() => [.. Notebook.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryCellCompiles(string name)
    {
        // All that these tests are built against: the framework, the library with its packages, the kernel's own surface.
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        List<MetadataReference> references = [.. assemblies.Select(path => MetadataReference.CreateFromFile(path))];
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: Usings);
        CSharpCompilation? before = null;
        foreach (var (number, cell) in Notebook.Read(name).Code.Index())
        {
            var code = string.Join('\n', cell.Source.Split('\n').Select(line => line.StartsWith("#r ", StringComparison.Ordinal) ? "" : line));
            var tree = CSharpSyntaxTree.ParseText(code, parsing, cancellationToken: TestContext.Current.CancellationToken);
            var compilation = CSharpCompilation.CreateScriptCompilation($"cell{number}", tree, references, options, before, typeof(object));
            var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), $"{name}, code cell {number + 1}: {string.Join('\n', errors)}");
            before = compilation;
        }
    }
}
