using System.IO.Enumeration;

namespace NotebookKernel;

/// <summary>The code of this session's cells, by number.</summary>
internal sealed class History
{
    private readonly List<(int Number, string Code)> _entries = [];

    public void Add(int number, string code)
    {
        lock (_entries) { _entries.Add((number, code)); }
    }

    /// <summary>The last n cells.</summary>
    public IReadOnlyList<(int Number, string Code)> Tail(int count)
    {
        lock (_entries) { return [.. _entries.TakeLast(Math.Max(0, count))]; }
    }

    /// <summary>The cells from a number up to but not including another; a stop of 0 or less means the end.</summary>
    public IReadOnlyList<(int Number, string Code)> Range(int start, int stop)
    {
        lock (_entries) { return [.. _entries.Where(entry => entry.Number >= start && (stop <= 0 || entry.Number < stop))]; }
    }

    /// <summary>The last n cells whose code fits a pattern with * and ?.</summary>
    public IReadOnlyList<(int Number, string Code)> Search(string pattern, int count, bool unique)
    {
        lock (_entries)
        {
            var found = _entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
            if (unique) { found = found.Reverse().DistinctBy(entry => entry.Code).Reverse(); }
            return [.. count > 0 ? found.TakeLast(count) : found];
        }
    }
}
