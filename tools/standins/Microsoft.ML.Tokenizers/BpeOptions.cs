namespace Microsoft.ML.Tokenizers;

/// <summary>How a <see cref="BpeTokenizer"/> works.</summary>
public sealed class BpeOptions
{
    /// <summary>Options for a vocabulary.</summary>
    /// <param name="vocabulary">Each token and its id.</param>
    public BpeOptions(IEnumerable<KeyValuePair<string, int>> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Vocabulary = vocabulary;
    }

    /// <summary>Each token and its id.</summary>
    public IEnumerable<KeyValuePair<string, int>> Vocabulary { get; }

    /// <summary>Two tokens with a blank between them; earlier merges come first.</summary>
    public IEnumerable<string>? Merges { get; set; }

    /// <summary>What cuts the text into words.</summary>
    public PreTokenizer? PreTokenizer { get; set; }

    /// <summary>The token of what the vocabulary lacks.</summary>
    public string? UnknownToken { get; set; }

    /// <summary>Whether pieces are made of bytes, each written as one character of GPT-2's table.</summary>
    public bool ByteLevel { get; set; }
}
