using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>Answers what an editor asks about code.</summary>
internal sealed class LanguageRequests(CellSession session, History history)
{
    public JsonObject Complete(Message request)
    {
        var cursor = request.Number("cursor_pos", 0);
        _ = session;
        return new JsonObject { ["status"] = "ok", ["matches"] = new JsonArray(), ["cursor_start"] = cursor, ["cursor_end"] = cursor, ["metadata"] = new JsonObject() };
    }

    public JsonObject Inspect(Message request)
    {
        _ = request.Text("code");
        return new JsonObject { ["status"] = "ok", ["found"] = false, ["data"] = new JsonObject(), ["metadata"] = new JsonObject() };
    }

    public static JsonObject IsComplete(Message request)
    {
        var tree = CSharpSyntaxTree.ParseText(request.Text("code"), CellCompiler.ParseOptions);
        return new JsonObject { ["status"] = SyntaxFactory.IsCompleteSubmission(tree) ? "complete" : "incomplete", ["indent"] = "" };
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
