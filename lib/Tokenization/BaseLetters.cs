using System.Collections.Frozen;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// Letters without their accents: canonical decomposition less the non-spacing marks. The kit has its own, because
/// <see cref="string.Normalize()"/> leaves text as it is, without a word, where globalization is invariant (as in many
/// containers), and because token ids must not depend on a machine's version of ICU.
/// </summary>
internal static class BaseLetters
{
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3;
    private const int FirstLead = 0x1100, FirstVowel = 0x1161, TrailBefore = 0x11A7;
    private const int Vowels = 21, Trails = 28;

    private static readonly FrozenDictionary<int, string> Table = ReadTable();

    /// <summary>Writes the base letters of a character that can be decomposed.</summary>
    /// <param name="rune">The character; itself no non-spacing mark.</param>
    /// <param name="letters">Room for six UTF-16 units.</param>
    /// <returns>The number of units written; 0 where the character stays as it is.</returns>
    public static int Write(Rune rune, Span<char> letters)
    {
        if (rune.Value is >= FirstSyllable and <= LastSyllable) { return WriteSyllable(rune.Value - FirstSyllable, letters); }
        if (!Table.TryGetValue(rune.Value, out var bases)) { return 0; }
        bases.CopyTo(letters);
        return bases.Length;
    }

    /// <summary>Takes a Hangul syllable apart by arithmetic (Unicode, section 3.12).</summary>
    private static int WriteSyllable(int index, Span<char> letters)
    {
        letters[0] = (char)(FirstLead + index / (Vowels * Trails));
        letters[1] = (char)(FirstVowel + index / Trails % Vowels);
        var trail = index % Trails;
        if (trail == 0) { return 2; }
        letters[2] = (char)(TrailBefore + trail);
        return 3;
    }

    private static FrozenDictionary<int, string> ReadTable()
    {
        var table = new Dictionary<int, string>();
        var parts = BaseLetterTable.Letters.Split(' ');
        for (var i = 0; i < parts.Length; i += 2)
        {
            foreach (var composed in parts[i + 1].EnumerateRunes()) { table.Add(composed.Value, parts[i]); }
        }
        foreach (var (first, ideographs) in BaseLetterTable.Ideographs)
        {
            var next = first;
            foreach (var ideograph in ideographs.EnumerateRunes()) { table.Add(next++, ideograph.ToString()); }
        }
        return table.ToFrozenDictionary();
    }
}
