using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NotebookKernel;

/// <summary>The XML documentation of an assembly: the file beside it, or for the framework the SDK's reference pack.</summary>
internal sealed class AssemblyDocumentation(string assemblyPath) : DocumentationProvider
{
    public override bool Equals(object? obj) => obj is AssemblyDocumentation other && other.AssemblyPath == AssemblyPath;

    public override int GetHashCode() => AssemblyPath.GetHashCode(StringComparison.Ordinal);

    private string AssemblyPath { get; } = assemblyPath;

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        DocumentationFiles.Find(AssemblyPath, documentationMemberID);
}
