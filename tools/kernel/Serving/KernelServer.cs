using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>
/// A kernel at work: shell messages one after another on one thread, control messages on another, heartbeats on those of
/// their connections, so that a running cell holds up neither.
/// </summary>
internal sealed class KernelServer : IDisposable
{
    private readonly ConnectionFile _connection;
    private readonly Action<string> _log;
    private readonly MessageQueue _shell = new();
    private readonly MessageQueue _control = new();
    private readonly MessageQueue _stdin = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly KernelChannels _channels;
    private readonly CellSession _session;
    private readonly ExecuteRequests _executing;
    private readonly LanguageRequests _language;
    private readonly Comms _comms;
    private readonly CrashNote _note;

    public KernelServer(ConnectionFile connection, CellSession session, Action<string> log)
    {
        (_connection, _session, _log) = (connection, session, log);
        _channels = new KernelChannels(connection, log, _shell.Add, _control.Add, _stdin.Add);
        var history = new History();
        _note = new CrashNote(connection.Path, log);
        _executing = new ExecuteRequests(_channels, session, history, _shell, _stdin, _note);
        _language = new LanguageRequests(session, history);
        _comms = new Comms(_channels, log);
    }

    /// <summary>Listens and answers until a client asks for the end.</summary>
    public void Run(bool allowRemote)
    {
        if (_note.Take() is { } died) { TellOnce(died.Header, died.Words); }
        _channels.Bind(_connection, allowRemote);
        _channels.Publish("status", null, new JsonObject { ["execution_state"] = "starting" });
        Start("control", () => Serve(_control, ServeControl));
        Start("shell", () => Serve(_shell, ServeShell));
        _ended.Wait();
        _note.Clear();
        _channels.Flush(TimeSpan.FromSeconds(1));
    }

    /// <summary>Ends the running cell, as an interrupt_request does.</summary>
    public void Interrupt() => _session.Interrupt();

    /// <summary>Ends the kernel.</summary>
    public void End() => _ended.Set();

    /// <summary>The process is ended by the cell itself: what the person should know goes out before.</summary>
    public void ProcessExits()
    {
        if (_ended.IsSet) { return; }
        _note.Clear();
        CellContext.Current?.Output.Write("stderr", $"The cell ended the kernel's process (exit code {Environment.ExitCode}).\n");
        CellContext.Current?.Output.Flush(atEnd: true);
        _channels.Flush(TimeSpan.FromSeconds(1));
    }

    public void Dispose()
    {
        _shell.End();
        _control.End();
        _stdin.End();
        _channels.Dispose();
        _ended.Dispose();
    }

    /// <summary>Tells a client, as soon as one listens, what became of the process before this one.</summary>
    private void TellOnce(byte[] header, string words)
    {
        _channels.NewSubscriber += Tell;

        void Tell()
        {
            _channels.NewSubscriber -= Tell;
            _channels.Publish("stream", header, new JsonObject { ["name"] = "stderr", ["text"] = words + "\n" });
            _channels.Publish("status", header, new JsonObject { ["execution_state"] = "idle" });
        }
    }

    private static void Start(string name, Action run) => new Thread(() => run(), 4 << 20) { IsBackground = true, Name = name }.Start();

    private void Serve(MessageQueue queue, Action<Message> serve)
    {
        while (queue.Take() is { } message)
        {
            Status(message, "busy");
            try { serve(message); }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                _log($"{message.Type} failed: {failure}");
            }
            Status(message, "idle");
            if (message.Type == "shutdown_request") { _ended.Set(); }
        }
    }

    private void ServeShell(Message message)
    {
        switch (message.Type)
        {
            case "execute_request": _executing.Execute(message); break;
            case "kernel_info_request": _channels.ReplyOnShell(message, "kernel_info_reply", KernelInfo.Reply()); break;
            case "complete_request": _channels.ReplyOnShell(message, "complete_reply", _language.Complete(message)); break;
            case "inspect_request": _channels.ReplyOnShell(message, "inspect_reply", _language.Inspect(message)); break;
            case "is_complete_request": _channels.ReplyOnShell(message, "is_complete_reply", LanguageRequests.IsComplete(message)); break;
            case "history_request": _channels.ReplyOnShell(message, "history_reply", _language.History(message)); break;
            case "comm_info_request": _channels.ReplyOnShell(message, "comm_info_reply", Comms.Info()); break;
            case "comm_open": _comms.Open(message); break;
            case "comm_msg" or "comm_close": _comms.Ignore(message); break;
            case "shutdown_request": ShutDown(message, _channels.ReplyOnShell); break;
            default: _log($"shell: a {message.Type} is left unanswered, the kernel doesn't know it"); break;
        }
    }

    private void ServeControl(Message message)
    {
        switch (message.Type)
        {
            case "kernel_info_request": _channels.ReplyOnControl(message, "kernel_info_reply", KernelInfo.Reply()); break;
            case "interrupt_request":
                Interrupt();
                _channels.ReplyOnControl(message, "interrupt_reply", new JsonObject { ["status"] = "ok" });
                break;
            case "shutdown_request": ShutDown(message, _channels.ReplyOnControl); break;
            default: _log($"control: a {message.Type} is left unanswered, the kernel doesn't know it"); break;
        }
    }

    private void ShutDown(Message message, Action<Message, string, JsonObject> reply)
    {
        var restart = message.Flag("restart", false);
        reply(message, "shutdown_reply", new JsonObject { ["status"] = "ok", ["restart"] = restart });
        _channels.Publish("shutdown_reply", message.Header, new JsonObject { ["status"] = "ok", ["restart"] = restart });
    }

    private void Status(Message message, string state) =>
        _channels.Publish("status", message.Header, new JsonObject { ["execution_state"] = state });
}
