using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>A compiled cell: its assembly, the places of its lines, and what the compiler says of it.</summary>
internal sealed class EmittedCell : IDisposable
{
    private EmittedCell(CSharpCompilation compilation, CancellationToken cancelled)
    {
        Compilation = compilation;
        Diagnostics = compilation.Emit(Code, Symbols, options: StackProbes.Options(compilation), cancellationToken: cancelled).Diagnostics;
    }

    public CSharpCompilation Compilation { get; }

    public MemoryStream Code { get; } = new();

    public MemoryStream Symbols { get; } = new();

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>False where there is nothing to run, as in a cell of references and usings, or where it doesn't compile.</summary>
    public bool HasCode => Code.Length > 0;

    /// <summary>How bad the worst is that the compiler says.</summary>
    public DiagnosticSeverity Worst => Diagnostics.Select(diagnostic => diagnostic.Severity).DefaultIfEmpty().Max();

    /// <summary>Compiles a cell.</summary>
    public static EmittedCell Of(CSharpCompilation compilation, CancellationToken cancelled) => new(compilation, cancelled);

    public void Dispose()
    {
        Code.Dispose();
        Symbols.Dispose();
    }
}
