namespace NotebookKernel;

/// <summary>A ROUTER: hands on messages with the name of the peer that sent them, and answers peers by name.</summary>
internal sealed class RouterSocket(ZmtpLimits limits, Action<string> log, Action<byte[], List<byte[]>> received) : ZmtpSocket(limits, log)
{
    private readonly Dictionary<string, ZmtpConnection> _byIdentity = [];

    public override string SocketType => "ROUTER";

    public override bool Accepts(string peerType) => peerType is "DEALER" or "REQ" or "ROUTER";

    public override void Received(ZmtpConnection from, List<byte[]> frames) => received(from.Identity, frames);

    public override void Joined(ZmtpConnection connection)
    {
        // A peer that reconnects under its name takes the place of its former connection.
        lock (_byIdentity) { _byIdentity[Convert.ToHexString(connection.Identity)] = connection; }
    }

    public override void Left(ZmtpConnection connection)
    {
        var name = Convert.ToHexString(connection.Identity);
        lock (_byIdentity)
        {
            if (_byIdentity.TryGetValue(name, out var known) && known == connection) { _byIdentity.Remove(name); }
        }
    }

    /// <summary>Sends to the peer of this name; where it has gone the message goes nowhere, as ROUTER sockets do.</summary>
    public void Send(byte[] identity, IReadOnlyList<byte[]> frames)
    {
        ZmtpConnection? connection;
        lock (_byIdentity) { _byIdentity.TryGetValue(Convert.ToHexString(identity), out connection); }
        connection?.Send(ZmtpFraming.Encode(frames));
    }
}
