using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>The outputs of one execute_request, published under its header.</summary>
internal sealed class ClientOutput(KernelChannels channels, Message request, int number, MessageQueue stdin) : ICellOutput
{
    public void Stream(string name, string text) =>
        Publish("stream", new JsonObject { ["name"] = name, ["text"] = text });

    public void Display(JsonObject data, string displayId) =>
        Publish("display_data", Shown(data, displayId));

    public void Update(JsonObject data, string displayId) =>
        Publish("update_display_data", Shown(data, displayId));

    public void Result(JsonObject data) =>
        Publish("execute_result", new JsonObject { ["execution_count"] = number, ["data"] = data.DeepClone(), ["metadata"] = new JsonObject() });

    public void Error(CellError error) => Publish("error", Content(error));

    public void Clear(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    public string Input(string prompt, bool password)
    {
        if (!request.Flag("allow_stdin", false))
        {
            throw new InvalidOperationException("The cell asks for input, but its client says that nobody can be asked (allow_stdin is false).");
        }
        stdin.TakeOut("input_reply");
        channels.AskOnStdin(request, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = password });
        return stdin.Take()?.Text("value") ?? "";
    }

    /// <summary>An error as messages hold it.</summary>
    public static JsonObject Content(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    private static JsonObject Shown(JsonObject data, string displayId) => new()
    {
        ["data"] = data.DeepClone(),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };

    private void Publish(string type, JsonObject content) => channels.Publish(type, request.Header, content);
}
