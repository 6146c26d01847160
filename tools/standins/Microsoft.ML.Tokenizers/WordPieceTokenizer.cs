namespace Microsoft.ML.Tokenizers;

/// <summary>BERT's sub-words: from the left, the longest piece the vocabulary has.</summary>
public class WordPieceTokenizer : Tokenizer
{
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _continuing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _firstLookup;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _continuingLookup;
    private readonly int _longest;

    private WordPieceTokenizer(Stream vocabStream, WordPieceOptions options) : base(options.PreTokenizer)
    {
        UnknownToken = options.UnknownToken;
        MaxInputCharsPerWord = options.MaxInputCharsPerWord;
        ContinuingSubwordPrefix = options.ContinuingSubwordPrefix;
        using var reader = new StreamReader(vocabStream, leaveOpen: true);
        for (var id = 0; reader.ReadLine() is { } token; id++)
        {
            _first.Add(token, id);
            _longest = Math.Max(_longest, token.Length);
            if (token.StartsWith(ContinuingSubwordPrefix, StringComparison.Ordinal))
            {
                _continuing.Add(token[ContinuingSubwordPrefix.Length..], id);
            }
        }
        UnknownTokenId = _first.TryGetValue(UnknownToken, out var unknown)
            ? unknown
            : throw new ArgumentException($"The vocabulary has no '{UnknownToken}'.", nameof(options));
        _firstLookup = _first.GetAlternateLookup<ReadOnlySpan<char>>();
        _continuingLookup = _continuing.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The token of a word that can't be put together from the vocabulary.</summary>
    public string UnknownToken { get; }

    /// <summary>The id of <see cref="UnknownToken"/>.</summary>
    public int UnknownTokenId { get; }

    /// <summary>What a piece that doesn't start a word begins with in the vocabulary.</summary>
    public string ContinuingSubwordPrefix { get; }

    /// <summary>Longer words are unknown.</summary>
    public int MaxInputCharsPerWord { get; }

    /// <summary>Reads a vocabulary with one token a line; a token's id is its line, counted from 0.</summary>
    /// <param name="vocabStream">The lines, UTF-8.</param>
    /// <param name="options">How the tokenizer works.</param>
    /// <exception cref="ArgumentException">A token comes twice, or the unknown token is missing.</exception>
    public static WordPieceTokenizer Create(Stream vocabStream, WordPieceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(vocabStream);
        return new WordPieceTokenizer(vocabStream, options ?? new WordPieceOptions());
    }

    private protected override void EncodeWord(ReadOnlySpan<char> word, List<int> ids)
    {
        if (word.IsEmpty) { return; }
        var before = ids.Count;
        var start = word.Length > MaxInputCharsPerWord ? -1 : 0;
        while (start >= 0 && start < word.Length)
        {
            start = AppendLongestPiece(word, start, ids);
        }
        if (start < 0)
        {
            ids.RemoveRange(before, ids.Count - before);
            ids.Add(UnknownTokenId);
        }
    }

    private int AppendLongestPiece(ReadOnlySpan<char> word, int start, List<int> ids)
    {
        var lookup = start == 0 ? _firstLookup : _continuingLookup;
        for (var end = Math.Min(word.Length, start + _longest); end > start; end--)
        {
            if (lookup.TryGetValue(word[start..end], out var id))
            {
                ids.Add(id);
                return end;
            }
        }
        return -1;
    }
}
