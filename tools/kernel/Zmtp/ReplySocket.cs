namespace NotebookKernel;

/// <summary>The heartbeat's REP: gives back what it gets, on the connection's own thread, whatever else the process does.</summary>
internal sealed class ReplySocket(ZmtpLimits limits, Action<string> log) : ZmtpSocket(limits, log)
{
    public override string SocketType => "REP";

    public override bool Accepts(string peerType) => peerType is "REQ" or "DEALER";

    public override void Received(ZmtpConnection from, List<byte[]> frames) => from.Send(ZmtpFraming.Encode(frames));
}
