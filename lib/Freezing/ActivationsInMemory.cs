using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>Activations in memory outside the garbage collector's heap.</summary>
internal sealed unsafe class ActivationsInMemory(long bytes) : SafeBuffer(ownsHandle: true), IActivationMemory
{
    private readonly long _bytes = bytes;

    public bool OnDisk => false;

    /// <summary>Memory of so many bytes.</summary>
    internal static ActivationsInMemory Of(long bytes)
    {
        var memory = new ActivationsInMemory(bytes);
        memory.SetHandle((nint)NativeMemory.Alloc((nuint)Math.Max(1, bytes)));
        memory.Initialize((ulong)Math.Max(1, bytes));
        return memory;
    }

    public void Read(long offset, Span<byte> target) => Part(offset, target.Length).CopyTo(target);

    public void Write(long offset, ReadOnlySpan<byte> source) => source.CopyTo(Part(offset, source.Length));

    protected override bool ReleaseHandle()
    {
        NativeMemory.Free((void*)handle);
        return true;
    }

    private Span<byte> Part(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, _bytes);
        return new Span<byte>((byte*)handle + offset, length);
    }
}
