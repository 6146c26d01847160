using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Answers what an editor asks about code.</summary>
internal sealed class LanguageRequests(CellSession session, History history)
{
    private readonly Completer _completer = new(session);
    private readonly Inspector _inspector = new(session);

    public JsonObject Complete(Message request)
    {
        var code = request.Text("code");
        var list = _completer.Complete(code, CodePosition.FromCodePoints(code, request.Number("cursor_pos", 0)));
        var (start, end) = (CodePosition.ToCodePoints(code, list.Start), CodePosition.ToCodePoints(code, list.End));
        var details = list.Items.Select(item => (JsonNode)new JsonObject
        {
            ["text"] = item.Text,
            ["type"] = item.Kind,
            ["signature"] = item.Signature,
            ["documentation"] = item.Documentation,
            ["start"] = start,
            ["end"] = end,
        });
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. list.Items.Select(item => (JsonNode)item.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. details]) },
        };
    }

    public JsonObject Inspect(Message request)
    {
        var code = request.Text("code");
        var data = _inspector.Inspect(code, CodePosition.FromCodePoints(code, request.Number("cursor_pos", 0)));
        return new JsonObject { ["status"] = "ok", ["found"] = data is not null, ["data"] = data ?? new JsonObject(), ["metadata"] = new JsonObject() };
    }

    public static JsonObject IsComplete(Message request)
    {
        var (status, indent) = Completeness.Of(request.Text("code"));
        var reply = new JsonObject { ["status"] = status };
        if (status == "incomplete") { reply["indent"] = indent; }
        return reply;
    }

    public JsonObject History(Message request)
    {
        var entries = request.Text("hist_access_type") switch
        {
            "range" when request.Number("session", 0) is 0 or 1 => history.Range(request.Number("start", 0), request.Number("stop", 0)),
            "search" => history.Search(request.Text("pattern", "*"), request.Number("n", 0), request.Flag("unique", false)),
            "tail" => history.Tail(request.Number("n", 10)),
            _ => [],
        };
        var output = request.Flag("output", false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. entries.Select(entry => new JsonArray(1, entry.Number, output ? new JsonArray(entry.Code, null) : entry.Code))]),
        };
    }
}
