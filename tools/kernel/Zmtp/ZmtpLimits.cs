namespace NotebookKernel;

/// <summary>What a peer may ask of the kernel before its connection is closed.</summary>
internal sealed record ZmtpLimits
{
    /// <summary>The most bytes of one message, all frames together.</summary>
    public long MessageBytes { get; init; } = 256L << 20;

    /// <summary>The most frames of one message.</summary>
    public int Frames { get; init; } = 1024;

    /// <summary>How long a peer may take to greet.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most bytes that wait for a peer that doesn't read.</summary>
    public long QueuedBytes { get; init; } = 256L << 20;

    /// <summary>The most connections of one socket at a time.</summary>
    public int Connections { get; init; } = 200;
}
