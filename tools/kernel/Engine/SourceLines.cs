using Microsoft.CodeAnalysis.Text;

namespace NotebookKernel;

/// <summary>The source lines of the latest cells and loaded files, to be quoted beside an error.</summary>
internal sealed class SourceLines
{
    private const int Most = 500;

    private readonly Dictionary<string, SourceText> _texts = [];
    private readonly Queue<string> _order = new();

    /// <summary>Remembers a text under its path.</summary>
    public void Add(string path, SourceText text)
    {
        if (!_texts.ContainsKey(path)) { _order.Enqueue(path); }
        _texts[path] = text;
        while (_order.Count > Most) { _texts.Remove(_order.Dequeue()); }
    }

    /// <summary>A line, counted from 1, or null.</summary>
    public string? Find(string path, int line) =>
        _texts.TryGetValue(path, out var text) && line >= 1 && line <= text.Lines.Count ? text.Lines[line - 1].ToString() : null;
}
