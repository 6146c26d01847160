using System.Globalization;

namespace LayerFreezing;

/// <summary>What a vocabulary's size must leave room for.</summary>
internal static class VocabularySize
{
    /// <summary>Refuses a text without words and a size too small for special tokens and characters.</summary>
    public static void Check(int size, int fewest, int words)
    {
        if (words == 0) { throw new KitException("the text to make a vocabulary from has no words: name a file with text"); }
        if (size < fewest)
        {
            throw new KitException(string.Create(CultureInfo.InvariantCulture,
                $"a vocabulary of {size} has no room for the special tokens and single characters of this text: choose {fewest} or more"));
        }
    }
}
