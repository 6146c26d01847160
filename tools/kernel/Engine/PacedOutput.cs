using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>
/// Stands between a cell and its client: gathers prints, keeps everything in order, paces a runaway print, and of many
/// updates of one display in a moment sends the last.
/// </summary>
internal sealed class PacedOutput(ICellOutput target, OutputLimits limits)
{
    private readonly Lock _lock = new();
    private readonly PacedText _text = new(limits);
    private readonly Dictionary<string, JsonObject> _updates = [];
    private bool _scheduled;

    /// <summary>Prints.</summary>
    public void Write(string name, string text) => RunningPart.Undisturbed(() =>
    {
        if (text.Length == 0) { return; }
        lock (_lock)
        {
            _text.Add(name, text);
            if (_text.KeptLength > 32_768) { Send(atEnd: false); }
            else { Schedule(); }
        }
    });

    public void Display(JsonObject data, string displayId) => InOrder(() => target.Display(data, displayId));

    public void Result(JsonObject data) => InOrder(() => target.Result(data));

    public void Error(CellError error) => InOrder(() => target.Error(error), atEnd: true);

    public void Clear(bool wait) => InOrder(() => target.Clear(wait));

    /// <summary>Asks the person for a line; all that was printed is shown before.</summary>
    public string Input(string prompt, bool password)
    {
        Flush(atEnd: false);
        return target.Input(prompt, password);
    }

    /// <summary>Replaces what is shown under an id, soon; an update that another one overtakes isn't sent.</summary>
    public void Update(JsonObject data, string displayId) => RunningPart.Undisturbed(() =>
    {
        lock (_lock)
        {
            _updates[displayId] = data;
            Schedule();
        }
    });

    /// <summary>Sends what waits.</summary>
    public void Flush(bool atEnd) => RunningPart.Undisturbed(() =>
    {
        lock (_lock) { Send(atEnd); }
    });

    private void InOrder(Action send, bool atEnd = false) => RunningPart.Undisturbed(() =>
    {
        lock (_lock)
        {
            Send(atEnd);
            send();
        }
    });

    private void Send(bool atEnd)
    {
        foreach (var (name, text) in _text.Take(atEnd)) { target.Stream(name, text); }
        foreach (var (id, data) in _updates) { target.Update(data, id); }
        _updates.Clear();
    }

    private void Schedule()
    {
        if (_scheduled) { return; }
        _scheduled = true;
        Flusher.After(limits.Gather, () =>
        {
            lock (_lock)
            {
                _scheduled = false;
                Send(atEnd: false);
                if (!_text.IsEmpty) { Schedule(); }
            }
        });
    }
}
