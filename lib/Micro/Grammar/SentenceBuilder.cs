namespace LayerFreezing;

/// <summary>A sentence in the making: its words so far, and what could go wrong with them.</summary>
internal sealed class SentenceBuilder
{
    private readonly List<string> _words = [];
    private readonly List<Corruption> _corruptions = [];

    /// <summary>The place of the next word.</summary>
    public int Count => _words.Count;

    /// <summary>Yesterday or tomorrow, when the sentence has said so; the verb must follow.</summary>
    public string? Day { get; set; }

    public string this[int place] => _words[place];

    public SentenceBuilder Add(params ReadOnlySpan<string> words)
    {
        foreach (var word in words) { _words.Add(word); }
        return this;
    }

    /// <summary>Notes that the words from a place on would be wrong if they were these.</summary>
    public void Spoils(CorruptionKind kind, int start, int length, bool attractor, params string[] replacement) =>
        _corruptions.Add(new Corruption(kind, start, length, replacement, attractor));

    public MicroSentence Build() => new([.. _words], [.. _corruptions]);
}
