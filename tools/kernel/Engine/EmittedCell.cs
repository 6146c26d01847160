using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>A compiled cell: its assembly, the places of its lines, and what the compiler says of it.</summary>
internal sealed class EmittedCell : IDisposable
{
    private EmittedCell(CompiledCell cell, CancellationToken cancelled)
    {
        Cell = cell;
        Diagnostics = Compilation.Emit(Code, Symbols, options: StackProbes.Options(Compilation), cancellationToken: cancelled).Diagnostics;
    }

    public CompiledCell Cell { get; }

    public CSharpCompilation Compilation => Cell.Compilation;

    public MemoryStream Code { get; } = new();

    public MemoryStream Symbols { get; } = new();

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>False where there is nothing to run, as in a cell of references and usings, or where it doesn't compile.</summary>
    public bool HasCode => Code.Length > 0;

    /// <summary>How bad the worst is that the compiler says.</summary>
    public DiagnosticSeverity Worst => Diagnostics.Select(diagnostic => diagnostic.Severity).DefaultIfEmpty().Max();

    /// <summary>Compiles a cell.</summary>
    public static EmittedCell Of(CompiledCell cell, CancellationToken cancelled) => new(cell, cancelled);

    public void Dispose()
    {
        Code.Dispose();
        Symbols.Dispose();
    }
}
