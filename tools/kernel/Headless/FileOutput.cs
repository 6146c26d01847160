using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>The outputs of the cells of a notebook that is run without a client, as its file will hold them.</summary>
internal sealed class FileOutput : ICellOutput
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<JsonObject>> _shown;
    private readonly List<JsonObject> _outputs = [];
    private readonly int _number;
    private bool _clearAtNext;

    /// <param name="number">The cell's execution count.</param>
    /// <param name="shown">What all the notebook's cells have shown, by display id: an update reaches cells that have ended.</param>
    public FileOutput(int number, Dictionary<string, List<JsonObject>> shown) => (_number, _shown) = (number, shown);

    /// <summary>The outputs so far.</summary>
    public JsonArray ToJson()
    {
        lock (_lock)
        {
            foreach (var stream in _outputs.Where(output => output["output_type"]!.GetValue<string>() == "stream"))
            {
                if (stream["text"] is JsonValue text) { stream["text"] = NotebookText.Lines(NotebookText.AsTerminal(text.GetValue<string>())); }
            }
            return new JsonArray([.. _outputs.Select(output => output.DeepClone())]);
        }
    }

    public void Stream(string name, string text)
    {
        lock (_lock)
        {
            ClearIfDue();
            if (_outputs.LastOrDefault() is { } last && last["output_type"]!.GetValue<string>() == "stream" && last["name"]!.GetValue<string>() == name)
            {
                last["text"] = last["text"]!.GetValue<string>() + text;
                return;
            }
            _outputs.Add(new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = text });
        }
    }

    public void Display(JsonObject data, string displayId)
    {
        var output = new JsonObject { ["data"] = NotebookText.Data(data), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
        Add(output);
        lock (_shown)
        {
            if (!_shown.TryGetValue(displayId, out var places)) { _shown[displayId] = places = []; }
            places.Add(output);
        }
    }

    public void Update(JsonObject data, string displayId)
    {
        lock (_shown)
        {
            foreach (var place in _shown.GetValueOrDefault(displayId) ?? []) { place["data"] = NotebookText.Data(data); }
        }
    }

    public void Result(JsonObject data) =>
        Add(new JsonObject { ["data"] = NotebookText.Data(data), ["execution_count"] = _number, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" });

    public void Error(CellError error)
    {
        var lines = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]);
        Add(new JsonObject { ["ename"] = error.Name, ["evalue"] = error.Message, ["output_type"] = "error", ["traceback"] = lines });
    }

    public void Clear(bool wait)
    {
        lock (_lock)
        {
            _clearAtNext = wait;
            if (!wait) { _outputs.Clear(); }
        }
    }

    public string Input(string prompt, bool password) =>
        throw new InvalidOperationException("The cell asks for input, but the notebook is run without anybody to ask.");

    private void Add(JsonObject output)
    {
        lock (_lock)
        {
            ClearIfDue();
            _outputs.Add(output);
        }
    }

    private void ClearIfDue()
    {
        if (_clearAtNext) { _outputs.Clear(); }
        _clearAtNext = false;
    }
}
