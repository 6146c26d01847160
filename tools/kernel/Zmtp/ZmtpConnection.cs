using System.Buffers.Binary;
using System.Net.Sockets;

namespace NotebookKernel;

/// <summary>
/// One peer of a socket: greets, reads messages on a thread of its own, and writes what is queued for it on another, so
/// that a peer that is slow, silent or half open holds up nobody.
/// </summary>
internal sealed class ZmtpConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly ZmtpSocket _owner;
    private readonly ZmtpLimits _limits;
    private readonly BufferedStream _reading;
    private readonly Queue<byte[]> _outgoing = new();
    private readonly List<byte[]> _subscriptions = [];
    private long _queuedBytes;
    private bool _writing;
    private bool _closed;

    public ZmtpConnection(Socket socket, ZmtpSocket owner, ZmtpLimits limits)
    {
        (_socket, _owner, _limits) = (socket, owner, limits);
        _reading = new BufferedStream(new NetworkStream(socket, ownsSocket: false), 16384);
    }

    /// <summary>The name a ROUTER knows this peer by: what the peer said, or one made up for it.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>Runs the connection until the peer leaves or errs.</summary>
    public void Run()
    {
        Shake();
        _owner.Joined(this);
        new Thread(Write, ZmtpSocket.StackBytes) { IsBackground = true, Name = "zmtp write" }.Start();
        while (ReadMessage() is { } frames) { _owner.Received(this, frames); }
    }

    /// <summary>Queues an encoded message; a peer that lets too much pile up is dropped.</summary>
    public void Send(byte[] encoded)
    {
        lock (_outgoing)
        {
            if (_closed) { return; }
            _queuedBytes += encoded.Length;
            if (_queuedBytes <= _limits.QueuedBytes)
            {
                _outgoing.Enqueue(encoded);
                Monitor.PulseAll(_outgoing);
                return;
            }
        }
        Dispose();
    }

    /// <summary>True where the peer has subscribed to a prefix of this topic.</summary>
    public bool Wants(ReadOnlySpan<byte> topic)
    {
        lock (_subscriptions)
        {
            foreach (var prefix in _subscriptions)
            {
                if (topic.StartsWith(prefix)) { return true; }
            }
            return false;
        }
    }

    /// <summary>Waits until what is queued has left, for as long as given.</summary>
    public void Flush(DateTime until)
    {
        lock (_outgoing)
        {
            while (!_closed && (_outgoing.Count > 0 || _writing) && until - DateTime.UtcNow is { Ticks: > 0 } left) { Monitor.Wait(_outgoing, left); }
        }
    }

    public void Dispose()
    {
        lock (_outgoing)
        {
            _closed = true;
            _outgoing.Clear();
            Monitor.PulseAll(_outgoing);
        }
        _socket.Dispose();
    }

    private void Shake()
    {
        _socket.ReceiveTimeout = _socket.SendTimeout = (int)_limits.Handshake.TotalMilliseconds;
        using var late = new Timer(_ => Dispose(), null, _limits.Handshake, Timeout.InfiniteTimeSpan);
        _socket.Send(ZmtpFraming.Greeting());
        var greeting = new byte[ZmtpFraming.GreetingLength];
        ReadExactly(greeting.AsSpan(0, 10));
        if (greeting[0] != 0xFF || (greeting[9] & 1) == 0) { throw new ZmtpException("the greeting isn't ZMTP's"); }
        ReadExactly(greeting.AsSpan(10));
        ZmtpFraming.Check(greeting);
        _socket.Send(ZmtpFraming.Ready(_owner.SocketType));
        var (flags, body) = ReadFrame(64 * 1024);
        if ((flags & ZmtpFraming.Command) == 0) { throw new ZmtpException("the peer sent a message before READY"); }
        var properties = ZmtpFraming.ParseReady(body);
        if (!properties.TryGetValue("Socket-Type", out var type) || !_owner.Accepts(System.Text.Encoding.ASCII.GetString(type)))
        {
            throw new ZmtpException($"a {_owner.SocketType} socket doesn't talk to this kind of peer");
        }
        Identity = properties.GetValueOrDefault("Identity") is { Length: > 0 } named ? named : [0, .. Guid.NewGuid().ToByteArray()];
        _socket.ReceiveTimeout = _socket.SendTimeout = 0;
    }

    private List<byte[]>? ReadMessage()
    {
        var frames = new List<byte[]>();
        var size = 0L;
        while (true)
        {
            var (flags, body) = ReadFrame(_limits.MessageBytes - size);
            if ((flags & ZmtpFraming.Command) != 0)
            {
                Obey(body);
                continue;
            }
            size += body.Length;
            frames.Add(body);
            if (frames.Count > _limits.Frames) { throw new ZmtpException($"a message of more than {_limits.Frames} frames"); }
            if ((flags & ZmtpFraming.More) != 0) { continue; }
            if (_owner.TakesSubscriptions)
            {
                // ZMTP 3.0 writes subscriptions as messages: 1 and the topic, or 0 to take it back.
                if (frames is [{ Length: > 0 } subscription] && subscription[0] <= 1) { Subscribe(subscription[0] == 1, subscription[1..]); }
                frames.Clear();
                size = 0;
                continue;
            }
            return frames;
        }
    }

    private void Obey(byte[] frame)
    {
        if (ZmtpFraming.ParseCommand(frame) is not { } command) { throw new ZmtpException("a command without a name"); }
        switch (command.Name)
        {
            case "PING": Send(ZmtpFraming.EncodeCommand("PONG", command.Body.AsSpan(Math.Min(2, command.Body.Length)))); break;
            case "SUBSCRIBE": Subscribe(true, command.Body); break;
            case "CANCEL": Subscribe(false, command.Body); break;
            case "ERROR": throw new ZmtpException("the peer reports an error");
        }
    }

    private void Subscribe(bool wanted, byte[] topic)
    {
        lock (_subscriptions)
        {
            if (wanted)
            {
                if (_subscriptions.Count > 1000) { throw new ZmtpException("too many subscriptions"); }
                _subscriptions.Add(topic);
            }
            else if (_subscriptions.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is var at and >= 0) { _subscriptions.RemoveAt(at); }
        }
        _owner.Subscribed(this, wanted);
    }

    private (byte Flags, byte[] Body) ReadFrame(long most)
    {
        Span<byte> head = stackalloc byte[8];
        ReadExactly(head[..1]);
        var flags = head[0];
        if ((flags & 0xF8) != 0) { throw new ZmtpException("a frame with reserved bits set"); }
        long length;
        if ((flags & ZmtpFraming.Long) != 0)
        {
            ReadExactly(head);
            length = BinaryPrimitives.ReadInt64BigEndian(head);
        }
        else
        {
            ReadExactly(head[..1]);
            length = head[0];
        }
        if (length < 0 || length > most) { throw new ZmtpException($"a frame of {(ulong)length} bytes, more than is taken"); }
        return (flags, ReadBody(length));
    }

    /// <summary>Reads a body by pieces: what a peer claims is not allocated before it has been sent.</summary>
    private byte[] ReadBody(long length)
    {
        const int Piece = 1 << 20;
        var body = new byte[Math.Min(length, Piece)];
        var read = 0;
        while (true)
        {
            ReadExactly(body.AsSpan(read));
            read = body.Length;
            if (read == length) { return body; }
            Array.Resize(ref body, (int)Math.Min(length, 2L * read));
        }
    }

    private void ReadExactly(Span<byte> buffer) => _reading.ReadExactly(buffer);

    private void Write()
    {
        try
        {
            while (true)
            {
                byte[] next;
                lock (_outgoing)
                {
                    _writing = false;
                    Monitor.PulseAll(_outgoing);
                    while (!_closed && _outgoing.Count == 0) { Monitor.Wait(_outgoing); }
                    if (_closed) { return; }
                    next = _outgoing.Dequeue();
                    _writing = true;
                }
                for (var sent = 0; sent < next.Length;) { sent += _socket.Send(next.AsSpan(sent)); }
                lock (_outgoing) { _queuedBytes -= next.Length; }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            Dispose();
        }
    }
}
