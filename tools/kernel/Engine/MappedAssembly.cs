using System.IO.MemoryMappedFiles;
using Microsoft.CodeAnalysis;

namespace NotebookKernel;

/// <summary>
/// An assembly of the framework as Roslyn reads it: mapped, so that only the pages that somebody looks at take memory,
/// and those are shared with the runtime that has the same file mapped.
/// </summary>
internal static unsafe class MappedAssembly
{
    /// <summary>A reference to a file that stays as it is while the process lives.</summary>
    public static PortableExecutableReference Reference(string path, DocumentationProvider documentation)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* image = null;
        // The pointer is never given back, so the mapping stays.
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref image);
        var size = (int)new FileInfo(path).Length;
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromImage((nint)image, size)).GetReference(documentation, filePath: path);
    }
}
