using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Runs execute_requests and answers them.</summary>
internal sealed class ExecuteRequests(KernelChannels channels, CellSession session, History history, MessageQueue shell, MessageQueue stdin, CrashNote note)
{
    private int _count;

    public void Execute(Message request)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        if (!silent && request.Flag("store_history", true))
        {
            _count++;
            history.Add(_count, code);
        }
        if (!silent) { channels.Publish("execute_input", request.Header, new JsonObject { ["code"] = code, ["execution_count"] = _count }); }
        ICellOutput target = silent ? new SilentOutput() : new ClientOutput(channels, request, _count, stdin);
        CellError? error;
        note.Write(request, _count);
        using (var cell = new CellContext(target, _count, OutputLimits.Default)) { error = session.Execute(code, cell); }
        note.Clear();
        var reply = error is null ? Done(request) : Failed(error);
        channels.ReplyOnShell(request, "execute_reply", reply);
        if (error is not null && request.Flag("stop_on_error", true)) { AbortQueued(); }
    }

    private JsonObject Done(Message request)
    {
        var values = new JsonObject();
        if (request.Node("user_expressions") is JsonObject expressions)
        {
            foreach (var (name, expression) in expressions) { values[name] = Evaluate(expression?.GetValue<string>() ?? ""); }
        }
        return new JsonObject { ["status"] = "ok", ["execution_count"] = _count, ["payload"] = new JsonArray(), ["user_expressions"] = values };
    }

    private JsonObject Evaluate(string expression)
    {
        var output = new SilentOutput();
        using var cell = new CellContext(output, _count, OutputLimits.Default);
        if (session.Execute(expression, cell) is { } error)
        {
            var failed = ClientOutput.Content(error);
            failed["status"] = "error";
            return failed;
        }
        return new JsonObject { ["status"] = "ok", ["data"] = output.Value?.DeepClone() ?? new JsonObject(), ["metadata"] = new JsonObject() };
    }

    private JsonObject Failed(CellError error)
    {
        var reply = ClientOutput.Content(error);
        reply["status"] = "error";
        reply["execution_count"] = _count;
        reply["user_expressions"] = new JsonObject();
        reply["payload"] = new JsonArray();
        return reply;
    }

    /// <summary>After an error the cells that were sent to run after this one are not run.</summary>
    private void AbortQueued()
    {
        foreach (var waiting in shell.TakeOut("execute_request"))
        {
            channels.Publish("status", waiting.Header, new JsonObject { ["execution_state"] = "busy" });
            channels.ReplyOnShell(waiting, "execute_reply", new JsonObject { ["status"] = "aborted", ["execution_count"] = _count });
            channels.Publish("status", waiting.Header, new JsonObject { ["execution_state"] = "idle" });
        }
    }
}
