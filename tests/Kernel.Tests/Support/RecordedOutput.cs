using System.Text;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Keeps what a cell shows.</summary>
internal sealed class RecordedOutput : ICellOutput
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _err = new();
    private readonly List<string> _order = [];

    public List<JsonObject> Shown { get; } = [];

    public List<JsonObject> Updates { get; } = [];

    public JsonObject? Value { get; private set; }

    public CellError? Failure { get; private set; }

    public string Out
    {
        get
        {
            lock (_lock) { return _out.ToString(); }
        }
    }

    public string Err
    {
        get
        {
            lock (_lock) { return _err.ToString(); }
        }
    }

    /// <summary>The kinds of output in the order they came.</summary>
    public string Order => string.Join(' ', _order);

    public string Plain => Value?["text/plain"]?.GetValue<string>() ?? "(no value)";

    public string Html => Value?["text/html"]?.GetValue<string>() ?? "(no HTML)";

    public void Stream(string name, string text)
    {
        lock (_lock)
        {
            (name == "stdout" ? _out : _err).Append(text);
            _order.Add(name);
        }
    }

    public void Display(JsonObject data, string displayId)
    {
        Shown.Add(data);
        _order.Add("display");
    }

    public void Update(JsonObject data, string displayId)
    {
        Updates.Add(data);
        _order.Add("update");
    }

    public void Result(JsonObject data)
    {
        Value = data;
        _order.Add("result");
    }

    public void Error(CellError error)
    {
        Failure = error;
        _order.Add("error");
    }

    public void Clear(bool wait) => _order.Add(wait ? "clear-wait" : "clear");

    public string Input(string prompt, bool password) => "typed";
}
