using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>Byte-pair encoding: the earliest merge of the list first, until none applies.</summary>
public sealed class BpeTokenizer : Tokenizer
{
    private const int Missing = -1;
    private readonly Dictionary<long, (int Rank, int Id)> _merges = [];
    private readonly int[] _byteIds = new int[256];

    private BpeTokenizer(BpeOptions options) : base(options.PreTokenizer)
    {
        if (!options.ByteLevel)
        {
            throw new NotSupportedException("this stand-in of Microsoft.ML.Tokenizers knows byte-level BPE only");
        }
        var vocabulary = new Dictionary<string, int>(options.Vocabulary, StringComparer.Ordinal);
        int IdOf(string token) => vocabulary.TryGetValue(token, out var id)
            ? id
            : throw new InvalidOperationException($"The vocabulary has no '{token}'.");

        UnknownToken = options.UnknownToken;
        var unknownId = UnknownToken is null ? Missing : IdOf(UnknownToken);
        for (var value = 0; value < 256; value++)
        {
            _byteIds[value] = vocabulary.GetValueOrDefault(((char)ByteCharacter(value)).ToString(), unknownId);
        }
        foreach (var merge in options.Merges ?? [])
        {
            var parts = merge.Split(' ');
            if (parts.Length != 2) { throw new FormatException($"The merge '{merge}' isn't two tokens."); }
            _merges[Pair(IdOf(parts[0]), IdOf(parts[1]))] = (_merges.Count, IdOf(parts[0] + parts[1]));
        }
    }

    /// <summary>The token of what the vocabulary lacks.</summary>
    public string? UnknownToken { get; }

    /// <summary>Makes a tokenizer.</summary>
    /// <param name="options">Its vocabulary and merges.</param>
    public static BpeTokenizer Create(BpeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new BpeTokenizer(options);
    }

    private protected override void EncodeWord(ReadOnlySpan<char> word, List<int> ids)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(word)];
        Encoding.UTF8.GetBytes(word, bytes);
        var symbols = new List<int>(bytes.Length);
        foreach (var value in bytes)
        {
            if (_byteIds[value] != Missing) { symbols.Add(_byteIds[value]); }
        }
        Merge([.. symbols], ids);
    }

    /// <summary>
    /// Applies the merges to a linked list of symbols. The queue holds every pair that may merge, the earliest merge and
    /// then the leftmost pair first; a pair whose symbols have changed since is passed over.
    /// </summary>
    private void Merge(int[] symbols, List<int> ids)
    {
        var next = new int[symbols.Length];
        var previous = new int[symbols.Length];
        var queue = new PriorityQueue<(int Left, long Pair, int Id), (int Rank, int Left)>();

        void Offer(int left)
        {
            if (left < 0 || next[left] >= symbols.Length) { return; }
            var pair = Pair(symbols[left], symbols[next[left]]);
            if (_merges.TryGetValue(pair, out var merge)) { queue.Enqueue((left, pair, merge.Id), (merge.Rank, left)); }
        }

        for (var i = 0; i < symbols.Length; i++)
        {
            next[i] = i + 1;
            previous[i] = i - 1;
        }
        for (var i = 0; i < symbols.Length; i++) { Offer(i); }
        while (queue.TryDequeue(out var best, out _))
        {
            var right = next[best.Left];
            if (symbols[best.Left] == Missing || right >= symbols.Length
                || Pair(symbols[best.Left], symbols[right]) != best.Pair)
            {
                continue;
            }
            symbols[best.Left] = best.Id;
            symbols[right] = Missing;
            next[best.Left] = next[right];
            if (next[right] < symbols.Length) { previous[next[right]] = best.Left; }
            Offer(best.Left);
            Offer(previous[best.Left]);
        }
        for (var i = 0; i < symbols.Length; i = next[i]) { ids.Add(symbols[i]); }
    }

    private static long Pair(int left, int right) => ((long)left << 32) | (uint)right;

    /// <summary>GPT-2's table: printable Latin-1 stands for itself, the other bytes follow from U+0100 on.</summary>
    private static int ByteCharacter(int value)
    {
        static bool Printable(int b) => b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
        return Printable(value) ? value : 0x100 + Enumerable.Range(0, value).Count(b => !Printable(b));
    }
}
