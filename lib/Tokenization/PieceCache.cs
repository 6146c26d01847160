using System.Collections.Concurrent;
using Microsoft.ML.Tokenizers;

namespace LayerFreezing;

/// <summary>The sub-word step, word by word, with the pieces of short words kept: a corpus has few different ones.</summary>
internal sealed class PieceCache
{
    private const int LongestKept = 40;
    private const int MostKept = 500_000;

    private readonly Tokenizer _tokenizer;
    private readonly ConcurrentDictionary<string, int[]> _pieces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _kept;

    /// <summary>Keeps what <paramref name="tokenizer"/> makes of words.</summary>
    public PieceCache(Tokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _lookup = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The ids of a word's pieces.</summary>
    /// <param name="word">A word, normalised and well-formed.</param>
    public ReadOnlySpan<int> Of(ReadOnlySpan<char> word)
    {
        if (_lookup.TryGetValue(word, out var ids)) { return ids; }
        var text = word.ToString();
        ids = [.. _tokenizer.EncodeToIds(text)];
        if (text.Length <= LongestKept && Volatile.Read(ref _kept) < MostKept && _pieces.TryAdd(text, ids))
        {
            Interlocked.Increment(ref _kept);
        }
        return ids;
    }
}
