namespace Microsoft.ML.Tokenizers;

/// <summary>Cuts text into the words within which a tokenizer looks for pieces.</summary>
public abstract class PreTokenizer
{
    /// <summary>Where the words of <paramref name="text"/> lie.</summary>
    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(string text);

    /// <summary>Where the words of <paramref name="text"/> lie.</summary>
    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text);
}
