using System.Runtime.InteropServices;

namespace LayerFreezing;

/// <summary>
/// Byte-pair encoding's training (Sennrich, Haddow and Birch 2016): joins the two neighbouring symbols that occur together
/// most often, again and again. Among equals the ordinally smaller left symbol goes first, then the smaller right one, so
/// the order of the text makes no difference.
/// </summary>
internal sealed class PairMerger
{
    private readonly List<string> _symbols = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(List<int> Symbols, long Count)> _words = [];
    private readonly Dictionary<(int Left, int Right), long> _counts = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<(int Left, int Right), (long Count, string Left, string Right)> _queue = new(Comparer<(long Count, string Left, string Right)>.Create(Compare));
    private readonly Func<string, string, string> _join;

    /// <summary>Takes the words of a text, each as its symbols, with how often it occurs.</summary>
    /// <param name="words">Symbols and number of each different word.</param>
    /// <param name="join">The symbol that two become.</param>
    public PairMerger(IEnumerable<(IEnumerable<string> Symbols, long Count)> words, Func<string, string, string> join)
    {
        _join = join;
        foreach (var (symbols, count) in words)
        {
            List<int> ids = [.. symbols.Select(IdOf)];
            _words.Add((ids, count));
            for (var i = 0; i + 1 < ids.Count; i++) { Tally((ids[i], ids[i + 1]), count, _words.Count - 1); }
        }
        foreach (var pair in _counts.Keys) { Enqueue(pair); }
    }

    /// <summary>Joins the commonest pair everywhere; null when none occurs as often as that.</summary>
    /// <param name="fewest">How often a pair must occur.</param>
    public (string Left, string Right, string Joined)? Merge(long fewest)
    {
        while (_queue.TryDequeue(out var pair, out var key))
        {
            var count = _counts.GetValueOrDefault(pair);
            if (count != key.Count)
            {
                if (count > 0) { Enqueue(pair); }
                continue;
            }
            if (count < fewest) { return null; }
            return Apply(pair);
        }
        return null;
    }

    private (string Left, string Right, string Joined) Apply((int Left, int Right) pair)
    {
        var (left, right) = (_symbols[pair.Left], _symbols[pair.Right]);
        var joined = _join(left, right);
        var id = IdOf(joined);
        var changed = new HashSet<(int, int)>();
        foreach (var place in _places[pair].Order().ToArray())
        {
            var (symbols, count) = _words[place];
            for (var i = 0; i + 1 < symbols.Count; i++)
            {
                if (symbols[i] != pair.Left || symbols[i + 1] != pair.Right) { continue; }
                Tally(pair, -count, place);
                if (i > 0) { Move((symbols[i - 1], pair.Left), (symbols[i - 1], id), count, place, changed); }
                if (i + 2 < symbols.Count) { Move((pair.Right, symbols[i + 2]), (id, symbols[i + 2]), count, place, changed); }
                symbols[i] = id;
                symbols.RemoveAt(i + 1);
            }
        }
        _counts.Remove(pair);
        _places.Remove(pair);
        foreach (var other in changed) { Enqueue(other); }
        return (left, right, joined);
    }

    private void Move((int, int) from, (int, int) to, long count, int place, HashSet<(int, int)> changed)
    {
        Tally(from, -count, place);
        Tally(to, count, place);
        changed.Add(to);
    }

    private void Tally((int, int) pair, long count, int place)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, pair, out _) += count;
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _);
        places ??= [];
        if (count > 0) { places.Add(place); }
    }

    private void Enqueue((int Left, int Right) pair) => _queue.Enqueue(pair, (_counts[pair], _symbols[pair.Left], _symbols[pair.Right]));

    private int IdOf(string symbol)
    {
        if (_ids.TryGetValue(symbol, out var id)) { return id; }
        _ids.Add(symbol, _symbols.Count);
        _symbols.Add(symbol);
        return _symbols.Count - 1;
    }

    private static int Compare((long Count, string Left, string Right) one, (long Count, string Left, string Right) other)
    {
        var byCount = other.Count.CompareTo(one.Count);
        if (byCount != 0) { return byCount; }
        var byLeft = string.CompareOrdinal(one.Left, other.Left);
        return byLeft != 0 ? byLeft : string.CompareOrdinal(one.Right, other.Right);
    }
}
