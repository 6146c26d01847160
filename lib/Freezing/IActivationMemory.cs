namespace LayerFreezing;

/// <summary>Where activations lie: bytes by their offset.</summary>
internal interface IActivationMemory : IDisposable
{
    /// <summary>Whether this is a file.</summary>
    bool OnDisk { get; }

    /// <summary>Copies bytes from an offset.</summary>
    void Read(long offset, Span<byte> target);

    /// <summary>Copies bytes to an offset.</summary>
    void Write(long offset, ReadOnlySpan<byte> source);
}
