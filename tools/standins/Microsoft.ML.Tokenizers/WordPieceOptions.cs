namespace Microsoft.ML.Tokenizers;

/// <summary>How a <see cref="WordPieceTokenizer"/> works.</summary>
public class WordPieceOptions
{
    /// <summary>What cuts the text into words.</summary>
    public PreTokenizer? PreTokenizer { get; set; }

    /// <summary>The token of a word that can't be put together from the vocabulary.</summary>
    public string UnknownToken { get; set; } = "[UNK]";

    /// <summary>What a piece that doesn't start a word begins with in the vocabulary.</summary>
    public string ContinuingSubwordPrefix { get; set; } = "##";

    /// <summary>Longer words are unknown.</summary>
    public int MaxInputCharsPerWord { get; set; } = 100;
}
