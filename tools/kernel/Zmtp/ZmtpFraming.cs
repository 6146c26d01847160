using System.Buffers.Binary;
using System.Text;

namespace NotebookKernel;

/// <summary>
/// The bytes of ZMTP 3.0 (rfc.zeromq.org/spec/23): the greeting with the NULL mechanism, READY, and frames.
/// </summary>
internal static class ZmtpFraming
{
    public const int GreetingLength = 64;
    public const byte More = 1;
    public const byte Long = 2;
    public const byte Command = 4;

    /// <summary>The 64 bytes each side starts with.</summary>
    public static byte[] Greeting()
    {
        var greeting = new byte[GreetingLength];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        return greeting;
    }

    /// <summary>Checks a peer's greeting: the signature, version 3 or later, the NULL mechanism.</summary>
    public static void Check(ReadOnlySpan<byte> greeting)
    {
        if (greeting[0] != 0xFF || (greeting[9] & 1) == 0) { throw new ZmtpException("the greeting isn't ZMTP's"); }
        if (greeting[10] < 3) { throw new ZmtpException($"the peer speaks ZMTP {greeting[10]}, not 3"); }
        var mechanism = greeting.Slice(12, 20);
        var end = mechanism.IndexOf((byte)0);
        if (!mechanism[..(end < 0 ? 20 : end)].SequenceEqual("NULL"u8)) { throw new ZmtpException("the peer asks for a mechanism other than NULL"); }
    }

    /// <summary>The READY command of a socket type, as a frame.</summary>
    public static byte[] Ready(string socketType)
    {
        var body = new List<byte> { 5 };
        body.AddRange("READY"u8);
        AddProperty(body, "Socket-Type", Encoding.ASCII.GetBytes(socketType));
        AddProperty(body, "Identity", []);
        return [Command, (byte)body.Count, .. body];
    }

    /// <summary>Reads the properties of a READY command's body; anything else is an error.</summary>
    public static Dictionary<string, byte[]> ParseReady(ReadOnlySpan<byte> body)
    {
        if (body.Length < 6 || body[0] != 5 || !body.Slice(1, 5).SequenceEqual("READY"u8)) { throw new ZmtpException("the peer's first command isn't READY"); }
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        var rest = body[6..];
        while (rest.Length > 0)
        {
            int nameLength = rest[0];
            if (rest.Length < 1 + nameLength + 4) { throw new ZmtpException("READY ends inside a property"); }
            var name = Encoding.ASCII.GetString(rest.Slice(1, nameLength));
            var valueLength = BinaryPrimitives.ReadUInt32BigEndian(rest[(1 + nameLength)..]);
            rest = rest[(5 + nameLength)..];
            if (valueLength > (uint)rest.Length) { throw new ZmtpException("READY ends inside a property"); }
            properties[name] = rest[..(int)valueLength].ToArray();
            rest = rest[(int)valueLength..];
        }
        return properties;
    }

    /// <summary>A command's name and body, or null where the frame holds none.</summary>
    public static (string Name, byte[] Body)? ParseCommand(ReadOnlySpan<byte> frame)
    {
        if (frame.Length == 0 || frame.Length < 1 + frame[0]) { return null; }
        return (Encoding.ASCII.GetString(frame.Slice(1, frame[0])), frame[(1 + frame[0])..].ToArray());
    }

    /// <summary>A command frame, for PONG and the like.</summary>
    public static byte[] EncodeCommand(string name, ReadOnlySpan<byte> body)
    {
        byte[] payload = [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. body];
        return payload.Length <= 255
            ? [Command, (byte)payload.Length, .. payload]
            : [Command | Long, .. LongLength(payload.Length), .. payload];
    }

    /// <summary>A whole message as it goes over the wire.</summary>
    public static byte[] Encode(IReadOnlyList<byte[]> frames)
    {
        var size = 0L;
        foreach (var frame in frames) { size += frame.Length + (frame.Length > 255 ? 9 : 2); }
        var bytes = new byte[size];
        var at = 0;
        for (var i = 0; i < frames.Count; i++)
        {
            var frame = frames[i];
            var flags = i < frames.Count - 1 ? More : (byte)0;
            if (frame.Length > 255)
            {
                bytes[at] = (byte)(flags | Long);
                BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(at + 1), frame.Length);
                at += 9;
            }
            else
            {
                bytes[at] = flags;
                bytes[at + 1] = (byte)frame.Length;
                at += 2;
            }
            frame.CopyTo(bytes, at);
            at += frame.Length;
        }
        return bytes;
    }

    private static byte[] LongLength(long length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        return bytes;
    }

    private static void AddProperty(List<byte> body, string name, byte[] value)
    {
        body.Add((byte)name.Length);
        body.AddRange(Encoding.ASCII.GetBytes(name));
        body.AddRange([0, 0, 0, (byte)value.Length]);
        body.AddRange(value);
    }
}
