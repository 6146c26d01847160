using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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

    /// <summary>
    /// True where the assembly has types that got their names only as it was written: those of anonymous objects and of
    /// lambdas that no delegate of the framework fits.
    /// </summary>
    public bool HasUnspeakableTypes()
    {
        if (!HasCode) { return false; }
        Code.Position = 0;
        using var assembly = new PEReader(Code, PEStreamOptions.LeaveOpen);
        var metadata = assembly.GetMetadataReader();
        return metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Any(type => !type.IsNested && metadata.GetString(type.Name).StartsWith("<>", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        Code.Dispose();
        Symbols.Dispose();
    }
}
