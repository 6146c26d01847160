using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>What Jupyter hands a kernel it starts: where to listen, and the key that signs messages.</summary>
internal sealed record ConnectionFile(
    string Path, string Transport, string Address, int Shell, int Control, int IOPub, int Stdin, int Heartbeat, string Key, string SignatureScheme)
{
    /// <summary>Reads a connection file.</summary>
    /// <exception cref="KernelException">The file is missing, isn't JSON or lacks a field.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject ?? throw new KernelException($"{path} holds no JSON object, so it is not a connection file.");
            return new ConnectionFile(
                path, Text("transport", "tcp"), Text("ip", "127.0.0.1"), Port("shell_port"), Port("control_port"), Port("iopub_port"), Port("stdin_port"), Port("hb_port"),
                Text("key", ""), Text("signature_scheme", "hmac-sha256"));

            string Text(string name, string otherwise) => json[name]?.GetValue<string>() ?? otherwise;
            int Port(string name) => json[name]?.GetValue<int>() is int port and >= 0 and <= 65535
                ? port
                : throw new KernelException($"{path} has no {name} between 0 and 65535.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            throw new KernelException($"{path} cannot be read as a connection file: {failure.Message}", failure);
        }
    }

    /// <summary>The endpoint of one of the five channels.</summary>
    /// <exception cref="KernelException">The transport isn't tcp, or the address is not this machine's own and <paramref name="allowRemote"/> is false.</exception>
    public IPEndPoint EndPoint(int port, bool allowRemote)
    {
        if (Transport != "tcp") { throw new KernelException($"{Path} asks for the transport \"{Transport}\"; the kernel has only tcp, Jupyter's own choice unless KernelManager.transport says otherwise."); }
        var address = Address == "localhost" ? IPAddress.Loopback : Address is "*" ? IPAddress.Any : Parse(Address);
        if (!allowRemote && !IPAddress.IsLoopback(address))
        {
            throw new KernelException($"{Path} asks to listen on {Address}, which other machines can reach; start the kernel with --allow-remote if that is meant.");
        }
        return new IPEndPoint(address, port);
    }

    /// <summary>The signing key's bytes.</summary>
    public byte[] KeyBytes => Encoding.UTF8.GetBytes(Key);

    private IPAddress Parse(string text) =>
        IPAddress.TryParse(text, out var address) ? address : throw new KernelException($"{Path} asks to listen on \"{text}\", which is not an IP address.");
}
