using System.Text.Json.Nodes;

namespace NotebookKernel;

/// <summary>Where the outputs of cells go: a Jupyter client, or a notebook file. Called from any thread.</summary>
internal interface ICellOutput
{
    /// <summary>Text of "stdout" or "stderr".</summary>
    void Stream(string name, string text);

    /// <summary>Shows a value: MIME types and their contents, to be updated under its id.</summary>
    void Display(JsonObject data, string displayId);

    /// <summary>Shows something else where a value with this id was shown.</summary>
    void Update(JsonObject data, string displayId);

    /// <summary>The value of the cell's last expression.</summary>
    void Result(JsonObject data);

    /// <summary>What ended the cell before its end.</summary>
    void Error(CellError error);

    /// <summary>Takes away what the cell has shown, at once or when the next output comes.</summary>
    void Clear(bool wait);

    /// <summary>Asks the person for a line.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked.</exception>
    string Input(string prompt, bool password);
}
