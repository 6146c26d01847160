using System.Text;

namespace LayerFreezing;

/// <summary>
/// Makes a byte-level BPE vocabulary for RoBERTa from a text (Radford et al. 2019): all 256 bytes, each written as a
/// visible character, then what is joined most often. Every text can be written in it.
/// </summary>
public static class ByteLevelTrainer
{
    private const string Mask = "<mask>";
    private static readonly string[] Alphabet = MakeAlphabet();

    /// <summary>The tokens every vocabulary starts with; <c>&lt;mask&gt;</c> comes last of all, as in RoBERTa's own.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = ["<s>", "<pad>", "</s>", "<unk>"];

    /// <summary>Makes a vocabulary; the same lines in any order give the same one.</summary>
    /// <param name="lines">The text; a tab separates two texts of one line.</param>
    /// <param name="size">The most tokens to have, special ones included.</param>
    /// <returns>Tokens and merges.</returns>
    /// <exception cref="KitException">The text is empty, or the size has no room for the 256 bytes.</exception>
    public static ByteLevelVocabulary Train(IEnumerable<string> lines, int size)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var words = Count(lines);
        List<string> tokens = [.. SpecialTokens, .. Alphabet.Order(StringComparer.Ordinal)];
        VocabularySize.Check(size, tokens.Count + 1, words.Count);
        List<string> merges = [];
        var merger = new PairMerger(words.Select(word => (Symbols(word.Key), word.Value)), string.Concat);
        while (tokens.Count + 1 < size && merger.Merge(fewest: 2) is { } merge)
        {
            tokens.Add(merge.Joined);
            merges.Add($"{merge.Left} {merge.Right}");
        }
        return new ByteLevelVocabulary([.. tokens, Mask], merges);
    }

    private static Dictionary<string, long> Count(IEnumerable<string> lines)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var text in lines.SelectMany(line => line.Split('\t')))
        {
            var words = new ByteLevelWords(text);
            while (words.MoveNext())
            {
                var word = words.Current.ToString();
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }
        return counts;
    }

    private static IEnumerable<string> Symbols(string word) => Encoding.UTF8.GetBytes(word).Select(octet => Alphabet[octet]);

    /// <summary>GPT-2's letters for the bytes: itself where it is visible in Latin-1, else the next free one from U+0100 on.</summary>
    private static string[] MakeAlphabet()
    {
        var next = 0x100;
        return [.. Enumerable.Range(0, 256).Select(octet =>
            ((char)(octet is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? octet : next++)).ToString())];
    }
}
