namespace LayerFreezing;

/// <summary>A text, or a pair of texts, as a model reads it: T tokens with the special ones, without padding.</summary>
/// <param name="Ids">Row of the word embedding for each token, [T].</param>
/// <param name="TokenTypeIds">0 for the first text and 1 for the second, [T]; RoBERTa's are all 0.</param>
/// <param name="Tokens">The tokens as the vocabulary writes them, [T].</param>
public sealed record TokenizedText(int[] Ids, int[] TokenTypeIds, string[] Tokens)
{
    private readonly string[] _tokens = Tokens;
    private readonly TextTokenizer? _tokenizer;

    internal TokenizedText(int[] ids, int[] tokenTypeIds, TextTokenizer tokenizer) : this(ids, tokenTypeIds, []) =>
        _tokenizer = tokenizer;

    /// <summary>The tokens as the vocabulary writes them, [T]. Looked up when asked for: training keeps the ids alone.</summary>
    public string[] Tokens => _tokenizer is null ? _tokens : Array.ConvertAll(Ids, _tokenizer.TokenOf);
}
