using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Takes the outputs of a cell that is to be run quietly, and keeps its value.</summary>
internal sealed class SilentOutput : ICellOutput
{
    /// <summary>The value of the last expression, in its forms.</summary>
    public JsonObject? Value { get; private set; }

    public void Stream(string name, string text) { }

    public void Display(JsonObject data, string displayId) { }

    public void Update(JsonObject data, string displayId) { }

    public void Result(JsonObject data) => Value = data;

    public void Error(CellError error) { }

    public void Clear(bool wait) { }

    public string Input(string prompt, bool password) => throw new InvalidOperationException("A silent cell can't ask for input.");
}
