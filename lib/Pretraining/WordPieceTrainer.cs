using System.Text;

namespace LayerFreezing;

/// <summary>
/// Makes a WordPiece vocabulary for BERT from a text: the characters that occur, then the pieces that byte-pair encoding
/// joins, those inside a word marked by <c>##</c> (as Hugging Face's trainer does; BERT's own was never published).
/// </summary>
public static class WordPieceTrainer
{
    private const string Inside = "##";

    /// <summary>The tokens every vocabulary starts with, <c>[PAD]</c> with the id 0.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>Makes a vocabulary; the same lines in any order give the same one.</summary>
    /// <param name="lines">The text; a tab separates two texts of one line.</param>
    /// <param name="size">The most tokens to have, special ones included.</param>
    /// <param name="lowerCase">Whether the model reads everything in lower case and without accents.</param>
    /// <returns>The tokens in the order of their ids.</returns>
    /// <exception cref="KitException">The text is empty, or the size has no room for its characters.</exception>
    public static IReadOnlyList<string> Train(IEnumerable<string> lines, int size, bool lowerCase = true)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var words = Count(lines, lowerCase).Select(word => (Symbols: Symbols(word.Key), Count: word.Value)).ToArray();
        var alphabet = words.SelectMany(word => word.Symbols).Distinct().Order(StringComparer.Ordinal).ToArray();
        List<string> tokens = [.. SpecialTokens, .. alphabet];
        VocabularySize.Check(size, tokens.Count, words.Length);
        var known = new HashSet<string>(tokens, StringComparer.Ordinal);
        var merger = new PairMerger(words.Select(word => ((IEnumerable<string>)word.Symbols, word.Count)), (left, right) => left + right[Inside.Length..]);
        while (tokens.Count < size && merger.Merge(fewest: 2) is { } merge)
        {
            if (known.Add(merge.Joined)) { tokens.Add(merge.Joined); }
        }
        return tokens;
    }

    private static Dictionary<string, long> Count(IEnumerable<string> lines, bool lowerCase)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var characters = new BertCharacters(SettingsFor(lowerCase));
        Span<char> room = stackalloc char[BertWords.Room];
        foreach (var line in lines)
        {
            var words = new BertWords(line, characters, room);
            while (words.MoveNext())
            {
                if (words.IsTooLong) { continue; }
                var word = words.Current.ToString();
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }
        return counts;
    }

    private static TokenizerSettings SettingsFor(bool lowerCase) => new()
    {
        LowerCase = lowerCase,
        StripAccents = lowerCase,
        SplitIdeographs = true,
        AddPrefixSpace = false,
        Pad = SpecialTokens[0],
        Unk = SpecialTokens[1],
        Cls = SpecialTokens[2],
        Sep = SpecialTokens[3],
        Mask = SpecialTokens[4],
        Added = [],
    };

    private static string[] Symbols(string word) =>
        [.. word.EnumerateRunes().Select((rune, i) => i == 0 ? rune.ToString() : Inside + rune)];
}
