using System.IO.MemoryMappedFiles;

namespace LayerFreezing;

/// <summary>Activations in a memory-mapped file, behind its header.</summary>
internal sealed class ActivationsInFile : IActivationMemory
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _start;

    /// <param name="path">The file, whose header has been checked; it is read.</param>
    /// <param name="start">Where the activations start.</param>
    internal ActivationsInFile(string path, long start)
        : this(MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), start, MemoryMappedFileAccess.Read)
    {
    }

    /// <param name="stream">An open file of its full length, whose header has been written; it is written to and stays open.</param>
    /// <param name="start">Where the activations start.</param>
    internal ActivationsInFile(FileStream stream, long start)
        : this(
            MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true),
            start, MemoryMappedFileAccess.ReadWrite)
    {
    }

    private ActivationsInFile(MemoryMappedFile file, long start, MemoryMappedFileAccess access)
    {
        _start = start;
        _file = file;
        _view = _file.CreateViewAccessor(0, 0, access);
    }

    public bool OnDisk => true;

    public void Read(long offset, Span<byte> target) => _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(_start + offset), target);

    public void Write(long offset, ReadOnlySpan<byte> source) => _view.SafeMemoryMappedViewHandle.WriteSpan((ulong)(_start + offset), source);

    public void Dispose()
    {
        _view.Flush();
        _view.Dispose();
        _file.Dispose();
    }
}
