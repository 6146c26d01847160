using System.Globalization;
using System.Text;

namespace NotebookKernel;

/// <summary>
/// The printed text of a cell that waits to be sent, in order. Within the limits all of it is kept; of what a runaway
/// print writes beyond them the end is kept, and how much was left out.
/// </summary>
internal sealed class PacedText(OutputLimits limits)
{
    private readonly List<(string Name, StringBuilder Text)> _kept = [];
    private readonly LinkedList<(string Name, string Text)> _tail = new();
    private double _allowance = limits.Burst;
    private long _refilledAt = Environment.TickCount64;
    private long _tailLength;
    private long _leftOut;

    /// <summary>True where nothing waits.</summary>
    public bool IsEmpty => _kept.Count == 0 && _tail.Count == 0;

    /// <summary>The characters that are sure to be sent.</summary>
    public int KeptLength { get; private set; }

    public void Add(string name, string text)
    {
        Refill();
        if (_tail.Count == 0 && text.Length <= _allowance)
        {
            Keep(name, text);
            _allowance -= text.Length;
            return;
        }
        if (text.Length > limits.Tail)
        {
            if (_tail.Count == 0 && _allowance >= 1)
            {
                var room = (int)_allowance;
                Keep(name, text[..room]);
                _allowance = 0;
                text = text[room..];
            }
            if (text.Length > limits.Tail)
            {
                _leftOut += text.Length - limits.Tail;
                text = text[^limits.Tail..];
            }
        }
        _tail.AddLast((name, text));
        _tailLength += text.Length;
        while (_tailLength - _tail.First!.Value.Text.Length >= limits.Tail)
        {
            _leftOut += _tail.First.Value.Text.Length;
            _tailLength -= _tail.First.Value.Text.Length;
            _tail.RemoveFirst();
        }
    }

    /// <summary>Takes what may be sent now; at the cell's end that is everything, the kept end included.</summary>
    public List<(string Name, string Text)> Take(bool atEnd)
    {
        Refill();
        if (_tail.Count > 0 && (atEnd || _allowance >= _tailLength))
        {
            _allowance -= _tailLength;
            if (_leftOut > 0) { Keep(_tail.First!.Value.Name, string.Create(CultureInfo.InvariantCulture, $"\n... {_leftOut:N0} characters left out ...\n")); }
            foreach (var (name, text) in _tail) { Keep(name, text); }
            _tail.Clear();
            _tailLength = _leftOut = 0;
        }
        var taken = _kept.ConvertAll(part => (part.Name, part.Text.ToString()));
        _kept.Clear();
        KeptLength = 0;
        return taken;
    }

    private void Keep(string name, string text)
    {
        if (_kept.Count == 0 || _kept[^1].Name != name) { _kept.Add((name, new StringBuilder())); }
        _kept[^1].Text.Append(text);
        KeptLength += text.Length;
    }

    private void Refill()
    {
        var now = Environment.TickCount64;
        _allowance = Math.Min(limits.Burst, Math.Max(_allowance, -limits.PerSecond) + (now - _refilledAt) * (limits.PerSecond / 1000.0));
        _refilledAt = now;
    }
}
