using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Comms: the kernel has no targets, so what a page opens is closed again, as the protocol asks.</summary>
internal sealed class Comms(KernelChannels channels, Action<string> log)
{
    /// <summary>The open comms: none.</summary>
    public static JsonObject Info() => new() { ["status"] = "ok", ["comms"] = new JsonObject() };

    public void Open(Message message)
    {
        channels.Publish("comm_close", message.Header, new JsonObject { ["comm_id"] = message.Text("comm_id"), ["data"] = new JsonObject() });
        log($"a comm to the unknown target \"{message.Text("target_name")}\" is closed");
    }

    public void Ignore(Message message) => log($"a {message.Type} for the unknown comm \"{message.Text("comm_id")}\" is ignored");
}
