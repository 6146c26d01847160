namespace Microsoft.ML.Tokenizers;

/// <summary>Splits text into the pieces of a vocabulary.</summary>
public abstract class Tokenizer
{
    private protected Tokenizer(PreTokenizer? preTokenizer)
    {
        PreTokenizer = preTokenizer
            ?? throw new NotSupportedException("this stand-in of Microsoft.ML.Tokenizers has no default pre-tokenizer: set one");
    }

    /// <summary>What cuts the text into words; no piece crosses a word's end.</summary>
    public PreTokenizer? PreTokenizer { get; }

    /// <summary>The ids of the pieces of <paramref name="text"/>.</summary>
    /// <param name="text">The text to encode.</param>
    /// <param name="considerPreTokenization">False takes the whole text as one word.</param>
    /// <param name="considerNormalization">Without effect here: the stand-in has no normalizers.</param>
    public IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>();
        if (!considerPreTokenization)
        {
            EncodeWord(text, ids);
            return ids;
        }
        foreach (var (offset, length) in PreTokenizer!.PreTokenize(text))
        {
            EncodeWord(text.AsSpan(offset, length), ids);
        }
        return ids;
    }

    private protected abstract void EncodeWord(ReadOnlySpan<char> word, List<int> ids);
}
