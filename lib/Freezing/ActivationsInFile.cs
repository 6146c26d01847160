using System.IO.MemoryMappedFiles;

namespace LayerFreezing;

/// <summary>Activations in a memory-mapped file, behind its header.</summary>
internal sealed class ActivationsInFile : IActivationMemory
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _start;

    /// <param name="path">The file, whose header has been checked or written.</param>
    /// <param name="start">Where the activations start.</param>
    /// <param name="access">Reading, or writing while they are computed.</param>
    internal ActivationsInFile(string path, long start, MemoryMappedFileAccess access)
    {
        _start = start;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, access);
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
