using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Messages of Jupyter's protocol 5.3 to and from frames: identities, delimiter, signature, four JSON frames.</summary>
internal sealed class MessageCodec(MessageSigner signer)
{
    public const string ProtocolVersion = "5.3";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private static readonly JsonWriterOptions Writing = new() { Encoder = JupyterEncoder.Instance };

    private readonly string _session = Guid.NewGuid().ToString("N");
    private int _count;

    /// <summary>Reads a message, or says why it is none.</summary>
    /// <param name="identity">The peer it came from.</param>
    /// <param name="frames">The frames the peer sent.</param>
    /// <param name="problem">Why null is given back.</param>
    public Message? Read(byte[] identity, List<byte[]> frames, out string problem)
    {
        var delimiter = frames.FindIndex(frame => frame.AsSpan().SequenceEqual(Delimiter));
        problem = delimiter < 0 ? "it has no <IDS|MSG>" : frames.Count < delimiter + 6 ? "it has too few frames" : "";
        if (problem.Length > 0) { return null; }
        if (!signer.Check(frames[delimiter + 1], frames, delimiter + 2))
        {
            problem = frames[delimiter + 1].Length == 0 ? "it isn't signed" : "its signature is wrong";
            return null;
        }
        try
        {
            var header = Object(frames[delimiter + 2]);
            Object(frames[delimiter + 3]);
            return new Message
            {
                Identities = [identity, .. frames.Take(delimiter)],
                Header = frames[delimiter + 2],
                Id = Required(header, "msg_id"),
                Type = Required(header, "msg_type"),
                Session = header.TryGetProperty("session", out var session) && session.ValueKind == JsonValueKind.String ? session.GetString()! : "",
                Metadata = Object(frames[delimiter + 4]),
                Content = Object(frames[delimiter + 5]),
            };
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            problem = $"it is malformed: {malformed.Message}";
            return null;
        }
    }

    /// <summary>Writes a message: what goes before the delimiter, then delimiter, signature and the four frames.</summary>
    public List<byte[]> Write(IReadOnlyList<byte[]> before, string type, byte[]? parent, JsonObject content, JsonObject? metadata = null)
    {
        var frames = new List<byte[]>(before.Count + 6);
        frames.AddRange(before);
        frames.Add(Delimiter);
        frames.Add([]);
        frames.Add(Header(type));
        frames.Add(parent ?? EmptyObject);
        frames.Add(metadata is null ? EmptyObject : Bytes(metadata));
        frames.Add(Bytes(content));
        frames[before.Count + 1] = signer.Sign(frames, before.Count + 2);
        return frames;
    }

    private static JsonElement Object(byte[] frame)
    {
        using var document = JsonDocument.Parse(frame);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new FormatException("a part is no JSON object");
    }

    private static string Required(JsonElement header, string name) =>
        header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"the header has no {name}");

    private byte[] Header(string type)
    {
        var number = Interlocked.Increment(ref _count);
        return Bytes(new JsonObject
        {
            ["msg_id"] = string.Create(CultureInfo.InvariantCulture, $"{_session}_{number}"),
            ["session"] = _session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        });
    }

    private static byte[] Bytes(JsonObject json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing)) { json.WriteTo(writer); }
        return stream.ToArray();
    }
}
