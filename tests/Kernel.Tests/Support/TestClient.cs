using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>A kernel served in the test's process, and a client of its five channels that speaks raw ZMTP.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly MessageCodec _codec = new(new MessageSigner("secret"u8.ToArray(), "hmac-sha256"));
    private readonly KernelServer _server;
    private readonly Thread _serving;
    private readonly List<string> _log = [];

    public TestClient()
    {
        CellConsole.TakeOver();
        var ports = FreePorts(5);
        Connection = new ConnectionFile(Path.Combine(Folder.Path, "kernel.json"), "tcp", "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "secret", "hmac-sha256");
        Session = new CellSession();
        _server = new KernelServer(Connection, Session, line => { lock (_log) { _log.Add(line); } });
        _serving = new Thread(() => _server.Run(allowRemote: false)) { IsBackground = true };
        _serving.Start();
        Assert.True(SpinWait.SpinUntil(() => Listens(ports[0]), TimeSpan.FromMinutes(2)), "the kernel doesn't listen");
        IOPub = RawPeer.Greeted(ports[2], "SUB");
        IOPub.Subscribe();
        Shell = RawPeer.Greeted(ports[0], "DEALER", "client");
        Control = RawPeer.Greeted(ports[1], "DEALER", "client");
        Stdin = RawPeer.Greeted(ports[3], "DEALER", "client");
        // The subscription has arrived once something published comes back. On a busy machine a question may be answered,
        // and all about it published, before that: then it is asked again.
        do { Ask(Shell, "kernel_info_request", []); } while (!IOPub.HasSoon(TimeSpan.FromSeconds(10)));
        Until("idle");
    }

    public TemporaryFolder Folder { get; } = new();

    public ConnectionFile Connection { get; }

    public CellSession Session { get; }

    public RawPeer Shell { get; }

    public RawPeer Control { get; }

    public RawPeer Stdin { get; }

    public RawPeer IOPub { get; }

    public string Log
    {
        get
        {
            lock (_log) { return string.Join("\n", _log); }
        }
    }

    /// <summary>Sends a message.</summary>
    public void Send(RawPeer channel, string type, JsonObject content) => channel.Send([.. _codec.Write([], type, null, content)]);

    /// <summary>Reads a message: its type, its parent's type, its content.</summary>
    public static (string Type, JsonElement Parent, JsonElement Content) Read(RawPeer channel)
    {
        var frames = channel.ReadMessage();
        var at = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        return (JsonDocument.Parse(frames[at + 2]).RootElement.GetProperty("msg_type").GetString()!, JsonDocument.Parse(frames[at + 3]).RootElement, JsonDocument.Parse(frames[at + 5]).RootElement);
    }

    /// <summary>Sends a request and reads the answer.</summary>
    public JsonElement Ask(RawPeer channel, string type, JsonObject content)
    {
        Send(channel, type, content);
        return Read(channel).Content;
    }

    public void SendExecute(string code, bool silent = false, bool storeHistory = true, bool stopOnError = true, bool allowStdin = false) =>
        Send(Shell, "execute_request", new JsonObject { ["code"] = code, ["silent"] = silent, ["store_history"] = storeHistory, ["stop_on_error"] = stopOnError, ["allow_stdin"] = allowStdin, ["user_expressions"] = new JsonObject() });

    /// <summary>Runs a cell: what was published for it as words, and its reply.</summary>
    public (string Published, JsonElement Reply) Execute(string code, bool silent = false, bool storeHistory = true)
    {
        SendExecute(code, silent, storeHistory);
        return (Until("idle"), Read(Shell).Content);
    }

    /// <summary>Reads what is published until a word of it: "busy execute_input stream(hi) idle".</summary>
    public string Until(string word)
    {
        var words = new List<string>();
        while (words.LastOrDefault() != word)
        {
            var (type, _, content) = Read(IOPub);
            words.Add(type switch
            {
                "status" => content.GetProperty("execution_state").GetString()!,
                "stream" => $"{content.GetProperty("name")}({content.GetProperty("text")})",
                "execute_result" => $"result({content.GetProperty("data").GetProperty("text/plain")})",
                "error" => $"error({content.GetProperty("ename")})",
                _ => type,
            });
        }
        return string.Join(' ', words);
    }

    public bool HasEnded(TimeSpan within) => _serving.Join(within);

    public void Dispose()
    {
        foreach (var peer in new[] { Shell, Control, Stdin, IOPub }) { peer.Dispose(); }
        _server.End();
        _serving.Join();
        _server.Dispose();
        Folder.Dispose();
    }

    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }

    private static bool Listens(int port)
    {
        try
        {
            using var probe = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException) { return false; }
    }
}
