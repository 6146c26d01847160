using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LayerFreezing.Tests;

/// <summary>A peer that writes ZMTP byte by byte, as libzmq would or as it never would.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly NetworkStream _stream;

    public RawPeer(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        _client.NoDelay = true;
        _stream = _client.GetStream();
        // What is waited for comes as soon as it happens; only a machine that is very busy gets near this.
        _stream.ReadTimeout = 180_000;
    }

    /// <summary>A peer that has greeted.</summary>
    public static RawPeer Greeted(int port, string socketType, string identity = "")
    {
        var peer = new RawPeer(port);
        peer.Write(Greeting());
        peer.Read(64);
        peer.Write(Ready(socketType, identity));
        var ready = peer.ReadFrame();
        Assert.Equal(4, ready.Flags & 4);
        Assert.Equal("READY", Encoding.ASCII.GetString(ready.Body, 1, 5));
        return peer;
    }

    public static byte[] Greeting(byte major = 3, string mechanism = "NULL")
    {
        var bytes = new byte[64];
        (bytes[0], bytes[9], bytes[10], bytes[11]) = (0xFF, 0x7F, major, 1);
        Encoding.ASCII.GetBytes(mechanism).CopyTo(bytes, 12);
        return bytes;
    }

    public void Write(byte[] bytes) => _stream.Write(bytes);

    /// <summary>True as soon as something can be read; false where nothing comes in that time.</summary>
    public bool HasSoon(TimeSpan wait) => _client.Client.Poll(wait, SelectMode.SelectRead);

    public byte[] Read(int count)
    {
        var bytes = new byte[count];
        _stream.ReadExactly(bytes);
        return bytes;
    }

    public void Send(params byte[][] frames) => Write(ZmtpFraming.Encode(frames));

    public void Subscribe() => Write([0, 1, 1]);

    public (byte Flags, byte[] Body) ReadFrame()
    {
        var flags = Read(1)[0];
        var length = (flags & 2) != 0 ? BinaryPrimitives.ReadInt64BigEndian(Read(8)) : Read(1)[0];
        return (flags, Read((int)length));
    }

    public List<byte[]> ReadMessage()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var (flags, body) = ReadFrame();
            frames.Add(body);
            if ((flags & 1) == 0) { return frames; }
        }
    }

    /// <summary>True where the other side closes the connection.</summary>
    public bool IsClosedSoon()
    {
        try
        {
            var rest = new byte[4096];
            while (_stream.Read(rest) > 0) { }
            return true;
        }
        catch (IOException failure) { return failure.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut }; }
    }

    public void Dispose() => _client.Dispose();

    private static byte[] Ready(string socketType, string identity)
    {
        byte[] body = [5, .. "READY"u8, .. Property("Socket-Type", socketType), .. Property("Identity", identity)];
        return [4, (byte)body.Length, .. body];
    }

    private static byte[] Property(string name, string value) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 0, 0, 0, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
