namespace NotebookKernel;

/// <summary>A PUB: sends every message to the peers that have subscribed to its first frame.</summary>
internal sealed class PublisherSocket(ZmtpLimits limits, Action<string> log) : ZmtpSocket(limits, log)
{
    /// <summary>Raised on the connection's thread when a peer has subscribed.</summary>
    public event Action? NewSubscriber;

    public override string SocketType => "PUB";

    public override bool TakesSubscriptions => true;

    public override bool Accepts(string peerType) => peerType is "SUB" or "XSUB";

    public override void Received(ZmtpConnection from, List<byte[]> frames) { }

    public override void Subscribed(ZmtpConnection connection, bool wanted)
    {
        if (wanted) { NewSubscriber?.Invoke(); }
    }

    /// <summary>Sends a message whose first frame is its topic.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        byte[]? encoded = null;
        foreach (var connection in Connections())
        {
            if (connection.Wants(frames[0])) { connection.Send(encoded ??= ZmtpFraming.Encode(frames)); }
        }
    }
}
