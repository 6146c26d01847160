using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

public sealed class ProtocolTests : IDisposable
{
    private readonly TestClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Busy_and_idle_stand_around_what_a_cell_shows()
    {
        var (published, reply) = _client.Execute("Console.Write(\"hi\"); 7");
        Assert.Equal("busy execute_input stdout(hi) result(7) idle", published);
        Assert.Equal("ok", reply.GetProperty("status").GetString());
        Assert.Equal(1, reply.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void A_silent_cell_shows_nothing_and_isnt_counted()
    {
        Assert.Equal("busy idle", _client.Execute("Console.Write(1); 7", silent: true).Published);
        Assert.Equal(0, _client.Execute("1", storeHistory: false).Reply.GetProperty("execution_count").GetInt32());
        Assert.Equal(1, _client.Execute("1").Reply.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void After_an_error_the_queued_cells_are_aborted()
    {
        _client.SendExecute("await Task.Delay(1500); throw new Exception();");
        _client.SendExecute("1");
        _client.SendExecute("2");
        Assert.Equal(["error", "aborted", "aborted"], Enumerable.Range(0, 3).Select(_ => TestClient.Read(_client.Shell).Content.GetProperty("status").GetString()));
        Assert.Equal("ok", _client.Ask(_client.Shell, "execute_request", new JsonObject { ["code"] = "3" }).GetProperty("status").GetString());
    }

    [Fact]
    public void Without_stop_on_error_the_queued_cells_run()
    {
        _client.SendExecute("await Task.Delay(1500); throw new Exception();", stopOnError: false);
        _client.SendExecute("1");
        Assert.Equal(["error", "ok"], Enumerable.Range(0, 2).Select(_ => TestClient.Read(_client.Shell).Content.GetProperty("status").GetString()));
    }

    [Fact]
    public void Control_and_heartbeat_answer_while_a_cell_runs_and_an_interrupt_ends_it()
    {
        using var heart = RawPeer.Greeted(_client.Connection.Heartbeat, "REQ");
        _client.SendExecute("Console.Write(\"go\"); while (true) {}");
        _client.Until("stdout(go)");
        heart.Send([], "ping"u8.ToArray());
        Assert.Equal("ping"u8.ToArray(), heart.ReadMessage()[1]);
        Assert.Equal("5.3", _client.Ask(_client.Control, "kernel_info_request", []).GetProperty("protocol_version").GetString());
        Assert.Equal("ok", _client.Ask(_client.Control, "interrupt_request", []).GetProperty("status").GetString());
        Assert.Equal("Interrupted", TestClient.Read(_client.Shell).Content.GetProperty("ename").GetString());
    }

    [Fact]
    public void Values_of_user_expressions_come_with_the_reply()
    {
        var reply = _client.Ask(_client.Shell, "execute_request", new JsonObject { ["code"] = "var a = 3;", ["user_expressions"] = new JsonObject { ["good"] = "a + 1", ["bad"] = "nope" } });
        Assert.Equal("4", reply.GetProperty("user_expressions").GetProperty("good").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", reply.GetProperty("user_expressions").GetProperty("bad").GetProperty("status").GetString());
    }

    [Fact]
    public void Kernel_info_names_protocol_language_and_what_files_keep_of_it()
    {
        var info = _client.Ask(_client.Shell, "kernel_info_request", []);
        Assert.Equal("ok 5.3 notebook-kernel", $"{info.GetProperty("status")} {info.GetProperty("protocol_version")} {info.GetProperty("implementation")}");
        var language = info.GetProperty("language_info");
        Assert.Equal("C# 14.0 .cs text/x-csharp csharp text/x-csharp", string.Join(' ', new[] { "name", "version", "file_extension", "mimetype", "pygments_lexer", "codemirror_mode" }.Select(name => language.GetProperty(name).GetString())));
        Assert.NotEqual("", info.GetProperty("banner").GetString());
    }

    [Fact]
    public void A_display_is_updated_under_its_id_and_outputs_are_cleared_in_order()
    {
        _client.SendExecute("var shown = display(1); await Task.Delay(100); shown.Update(2); await Task.Delay(100); Microsoft.DotNet.Interactive.Kernel.ClearOutput(true);");
        var seen = new List<(string Type, JsonElement Content)>();
        while (seen.Count == 0 || seen[^1].Type != "clear_output")
        {
            var (type, _, content) = TestClient.Read(_client.IOPub);
            seen.Add((type, content));
        }
        Assert.Equal(["status", "execute_input", "display_data", "update_display_data", "clear_output"], seen.Select(message => message.Type));
        static string Id(JsonElement content) => content.GetProperty("transient").GetProperty("display_id").GetString()!;
        Assert.Equal(Id(seen[2].Content), Id(seen[3].Content));
        Assert.Equal("2", seen[3].Content.GetProperty("data").GetProperty("text/plain").GetString());
        Assert.True(seen[4].Content.GetProperty("wait").GetBoolean());
    }

    [Fact]
    public void Completion_inspection_and_is_complete_are_answered_in_code_points()
    {
        var code = "var s = \"😀\"; Console.WriteL";
        var points = code.EnumerateRunes().Count();
        var completed = _client.Ask(_client.Shell, "complete_request", new JsonObject { ["code"] = code, ["cursor_pos"] = points });
        Assert.Equal(["WriteLine"], completed.GetProperty("matches").EnumerateArray().Select(match => match.GetString()));
        Assert.Equal((points - "WriteL".Length, points), (completed.GetProperty("cursor_start").GetInt32(), completed.GetProperty("cursor_end").GetInt32()));
        var detail = completed.GetProperty("metadata").GetProperty("_jupyter_types_experimental")[0];
        Assert.Equal("function", detail.GetProperty("type").GetString());
        var inspected = _client.Ask(_client.Shell, "inspect_request", new JsonObject { ["code"] = "Math.Sqrt(2)", ["cursor_pos"] = 7, ["detail_level"] = 0 });
        Assert.True(inspected.GetProperty("found").GetBoolean());
        Assert.Contains("double Math.Sqrt(double d)", inspected.GetProperty("data").GetProperty("text/plain").GetString(), StringComparison.Ordinal);
        Assert.Equal("incomplete", _client.Ask(_client.Shell, "is_complete_request", new JsonObject { ["code"] = "if (true) {" }).GetProperty("status").GetString());
    }

    [Fact]
    public void Only_tcp_is_spoken_and_another_transport_is_refused_with_a_word()
    {
        var other = _client.Connection with { Transport = "ipc" };
        Assert.Contains("has only tcp", Assert.Throws<KernelException>(() => other.EndPoint(1, allowRemote: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void History_gives_ranges_and_tails()
    {
        foreach (var code in new[] { "1", "2", "3" }) { _client.Execute(code); }
        string Asked(JsonObject request) => string.Join(' ', _client.Ask(_client.Shell, "history_request", request).GetProperty("history").EnumerateArray().Select(entry => entry[2].GetString()));
        Assert.Equal("2 3", Asked(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal("1 2", Asked(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 1, ["stop"] = 3 }));
        Assert.Equal("3", Asked(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "3*", ["n"] = 5 }));
    }

    [Fact]
    public void A_comm_to_an_unknown_target_is_closed()
    {
        _client.Send(_client.Shell, "comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "nowhere", ["data"] = new JsonObject() });
        Assert.Equal("busy comm_close idle", _client.Until("idle"));
        Assert.Empty(_client.Ask(_client.Shell, "comm_info_request", []).GetProperty("comms").EnumerateObject());
    }

    [Fact]
    public void Input_is_asked_where_it_is_allowed_and_an_error_where_not()
    {
        _client.SendExecute("Console.ReadLine()", allowStdin: true);
        Assert.Equal("input_request", TestClient.Read(_client.Stdin).Type);
        _client.Send(_client.Stdin, "input_reply", new JsonObject { ["value"] = "typed" });
        Assert.Contains("result(typed)", _client.Until("idle"), StringComparison.Ordinal);
        TestClient.Read(_client.Shell);
        Assert.Contains("allow_stdin", _client.Execute("Console.ReadLine()").Reply.GetProperty("evalue").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unsigned_wrongly_signed_and_malformed_messages_are_dropped_and_logged()
    {
        byte[] object_ = "{}"u8.ToArray();
        _client.Shell.Send("<IDS|MSG>"u8.ToArray(), [], object_, object_, object_, object_);
        _client.Shell.Send("<IDS|MSG>"u8.ToArray(), new byte[64], object_, object_, object_, object_);
        _client.Shell.Send("nothing"u8.ToArray());
        var signer = new MessageSigner("secret"u8.ToArray(), "hmac-sha256");
        foreach (var header in new[] { "{}", "[1]", "{\"msg_id\":1}", "not json" })
        {
            byte[][] frames = [System.Text.Encoding.UTF8.GetBytes(header), object_, object_, object_];
            _client.Shell.Send(["<IDS|MSG>"u8.ToArray(), signer.Sign(frames, 0), .. frames]);
        }
        foreach (var channel in new[] { _client.Control, _client.Stdin }) { channel.Send("<IDS|MSG>"u8.ToArray(), new byte[64], object_, object_, object_, object_); }
        Assert.Equal("ok", _client.Ask(_client.Control, "kernel_info_request", []).GetProperty("status").GetString());
        Assert.Equal("ok", _client.Ask(_client.Shell, "kernel_info_request", []).GetProperty("status").GetString());
        Assert.Contains("it isn't signed", _client.Log, StringComparison.Ordinal);
        Assert.Contains("its signature is wrong", _client.Log, StringComparison.Ordinal);
        Assert.Contains("it has no <IDS|MSG>", _client.Log, StringComparison.Ordinal);
        Assert.True(SpinWait.SpinUntil(() => _client.Log.Split('\n').Length == 9, TimeSpan.FromMinutes(1)), _client.Log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shutdown_is_answered_and_ends_the_kernel_also_while_a_cell_runs(bool restart)
    {
        _client.SendExecute("Console.Write(\"go\"); while (true) {}");
        _client.Until("stdout(go)");
        Assert.Equal(restart, _client.Ask(_client.Control, "shutdown_request", new JsonObject { ["restart"] = restart }).GetProperty("restart").GetBoolean());
        Assert.True(_client.HasEnded(TimeSpan.FromMinutes(2)));
        _client.Session.Interrupt();
    }

    [Fact]
    public void It_listens_on_the_five_ports_of_the_connection_file_and_only_on_loopback()
    {
        var connection = _client.Connection;
        int[] ports = [connection.Shell, connection.Control, connection.IOPub, connection.Stdin, connection.Heartbeat];
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => ports.Contains(end.Port)).ToList();
        Assert.Equal(5, listening.Count);
        Assert.All(listening, end => Assert.Equal(IPAddress.Loopback, end.Address));
        var open = connection with { Address = "0.0.0.0" };
        Assert.Contains("--allow-remote", Assert.Throws<KernelException>(() => open.EndPoint(1, allowRemote: false)).Message, StringComparison.Ordinal);
        Assert.Equal(IPAddress.Any, open.EndPoint(1, allowRemote: true).Address);
    }

    [Fact]
    public void A_process_that_died_is_told_of_in_its_cells_output()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "connection.json");
        var request = new Message { Identities = [], Header = "{\"msg_id\":\"dead\"}"u8.ToArray(), Id = "dead", Type = "execute_request", Session = "", Content = default, Metadata = default };
        new CrashNote(path, Assert.Fail).Write(request, 12);
        var note = new CrashNote(path, Assert.Fail).Take();
        Assert.Contains("ended while cell 12 was running", note!.Value.Words, StringComparison.Ordinal);
        Assert.Equal(request.Header, note.Value.Header);
        Assert.Null(new CrashNote(path, Assert.Fail).Take());
    }
}
