using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>The five channels of the connection file, and messages sent on them.</summary>
internal sealed class KernelChannels : IDisposable
{
    private static readonly ZmtpLimits Limits = new();

    private readonly MessageCodec _codec;
    private readonly Action<string> _log;
    private readonly RouterSocket _shell;
    private readonly RouterSocket _control;
    private readonly RouterSocket _stdin;
    private readonly PublisherSocket _iopub;
    private readonly ReplySocket _heartbeat;

    /// <summary>Makes the channels; nothing listens before <see cref="Bind"/>.</summary>
    public KernelChannels(ConnectionFile connection, Action<string> log, Action<Message> shell, Action<Message> control, Action<Message> stdin)
    {
        _log = log;
        _codec = new MessageCodec(new MessageSigner(connection.KeyBytes, connection.SignatureScheme));
        _shell = new RouterSocket(Limits, log, (identity, frames) => Read("shell", identity, frames, shell));
        _control = new RouterSocket(Limits, log, (identity, frames) => Read("control", identity, frames, control));
        _stdin = new RouterSocket(Limits, log, (identity, frames) => Read("stdin", identity, frames, stdin));
        _iopub = new PublisherSocket(Limits, log);
        _heartbeat = new ReplySocket(Limits, log);
        _iopub.NewSubscriber += () => NewSubscriber?.Invoke();
    }

    /// <summary>Raised when a client has begun to listen to what is published.</summary>
    public event Action? NewSubscriber;

    /// <summary>Listens where the connection file says, and nowhere else.</summary>
    /// <exception cref="KernelException">A port is taken, or the address isn't loopback and <paramref name="allowRemote"/> is false.</exception>
    public void Bind(ConnectionFile connection, bool allowRemote)
    {
        (ZmtpSocket Socket, int Port, string Name)[] channels =
        [
            (_heartbeat, connection.Heartbeat, "heartbeat"), (_iopub, connection.IOPub, "iopub"), (_stdin, connection.Stdin, "stdin"),
            (_control, connection.Control, "control"), (_shell, connection.Shell, "shell"),
        ];
        foreach (var (socket, port, name) in channels)
        {
            try { socket.Bind(connection.EndPoint(port, allowRemote)); }
            catch (SocketException failure)
            {
                throw new KernelException($"The {name} channel can't listen on {connection.Address} port {port}: {failure.Message}.", failure);
            }
        }
    }

    /// <summary>Sends to everybody who listens.</summary>
    public void Publish(string type, byte[]? parent, JsonObject content, JsonObject? metadata = null) =>
        _iopub.Send(_codec.Write([Encoding.ASCII.GetBytes(type)], type, parent, content, metadata));

    /// <summary>Answers on the shell channel.</summary>
    public void ReplyOnShell(Message to, string type, JsonObject content) => Reply(_shell, to, type, content);

    /// <summary>Answers on the control channel.</summary>
    public void ReplyOnControl(Message to, string type, JsonObject content) => Reply(_control, to, type, content);

    /// <summary>Asks the client that sent a message.</summary>
    public void AskOnStdin(Message from, string type, JsonObject content) => Reply(_stdin, from, type, content);

    /// <summary>Waits until what was sent has left.</summary>
    public void Flush(TimeSpan atMost)
    {
        foreach (ZmtpSocket socket in new ZmtpSocket[] { _iopub, _shell, _control }) { socket.Flush(atMost); }
    }

    public void Dispose()
    {
        foreach (ZmtpSocket socket in new ZmtpSocket[] { _shell, _control, _stdin, _iopub, _heartbeat }) { socket.Dispose(); }
    }

    private void Reply(RouterSocket socket, Message to, string type, JsonObject content) =>
        socket.Send(to.Identities[0], _codec.Write([.. to.Identities.Skip(1)], type, to.Header, content));

    private void Read(string channel, byte[] identity, List<byte[]> frames, Action<Message> take)
    {
        if (_codec.Read(identity, frames, out var problem) is { } message) { take(message); }
        else { _log($"{channel}: a message is dropped: {problem}"); }
    }
}
