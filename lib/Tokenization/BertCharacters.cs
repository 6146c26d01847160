using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>What becomes of a character when BERT's normalisation has seen it.</summary>
internal enum BertCharacter
{
    /// <summary>Nothing: a control or format character, or an accent that is stripped.</summary>
    Removed,

    /// <summary>A blank: it ends a word.</summary>
    Blank,

    /// <summary>A word of its own: punctuation, or an ideograph where these are split.</summary>
    Alone,

    /// <summary>Part of a word.</summary>
    InWord,
}

/// <summary>
/// BERT's normalisation, character by character: clean, split ideographs, strip accents, lower the case, in this order.
/// Categories are those of .NET's own tables, which are the same on every machine. Hugging Face's are Unicode 8's: its
/// ids can differ for marks and punctuation that Unicode has added since 2015, which no BERT vocabulary holds.
/// </summary>
internal sealed class BertCharacters
{
    /// <summary>Room that <see cref="Map"/> needs.</summary>
    public const int Room = 8;

    private readonly bool _lowerCase;
    private readonly bool _stripAccents;
    private readonly bool _splitIdeographs;
    private readonly BertCharacter[] _ascii = new BertCharacter[128];

    public BertCharacters(TokenizerSettings settings)
    {
        _lowerCase = settings.LowerCase;
        _stripAccents = settings.StripAccents;
        _splitIdeographs = settings.SplitIdeographs;
        for (var i = 0; i < _ascii.Length; i++) { _ascii[i] = Classify(new Rune(i)); }
    }

    /// <summary>Maps an ASCII character.</summary>
    public BertCharacter MapAscii(char character, out char mapped)
    {
        mapped = _lowerCase && char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
        return _ascii[character];
    }

    /// <summary>Maps any character.</summary>
    /// <param name="rune">The character.</param>
    /// <param name="mapped">Room for what it becomes, at least <see cref="Room"/> units.</param>
    /// <param name="length">UTF-16 units written; without meaning for what is removed or blank.</param>
    public BertCharacter Map(Rune rune, Span<char> mapped, out int length)
    {
        length = 0;
        if (IsRemoved(rune)) { return BertCharacter.Removed; }
        if (Rune.IsWhiteSpace(rune)) { return BertCharacter.Blank; }
        if (_stripAccents && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) { return BertCharacter.Removed; }

        if (_stripAccents) { length = BaseLetters.Write(rune, mapped); }
        if (length == 0) { length = rune.EncodeToUtf16(mapped); }
        if (_lowerCase) { length = LowerCase(mapped, length); }
        if (_splitIdeographs && IsIdeograph(rune.Value)) { return BertCharacter.Alone; }
        Rune.DecodeFromUtf16(mapped[..length], out var first, out _);
        return IsPunctuation(first) ? BertCharacter.Alone : BertCharacter.InWord;
    }

    /// <summary>The whole text normalised, as added tokens are looked for in it.</summary>
    public string Normalize(ReadOnlySpan<char> text)
    {
        var normalized = new StringBuilder(text.Length);
        Span<char> mapped = stackalloc char[Room];
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = Map(rune, mapped, out var length);
            var blanks = _splitIdeographs && IsIdeograph(rune.Value) ? " " : "";
            if (kind == BertCharacter.Blank) { normalized.Append(' '); }
            if (kind is BertCharacter.Alone or BertCharacter.InWord)
            {
                normalized.Append(blanks).Append(mapped[..length]).Append(blanks);
            }
        }
        return normalized.ToString();
    }

    private static BertCharacter Classify(Rune ascii) =>
        IsRemoved(ascii) ? BertCharacter.Removed
        : Rune.IsWhiteSpace(ascii) ? BertCharacter.Blank
        : IsPunctuation(ascii) ? BertCharacter.Alone
        : BertCharacter.InWord;

    /// <summary>Lowers the case of each character by itself: a final sigma is a sigma.</summary>
    private static int LowerCase(Span<char> text, int length)
    {
        const int CapitalIWithDot = 0x130;
        var written = 0;
        for (var read = 0; read < length;)
        {
            Rune.DecodeFromUtf16(text[read..length], out var rune, out var consumed);
            read += consumed;
            if (rune.Value == CapitalIWithDot)
            {
                "i\u0307".CopyTo(text[written..]);
                return written + 2;
            }
            written += Rune.ToLowerInvariant(rune).EncodeToUtf16(text[written..]);
        }
        return written;
    }

    private static bool IsRemoved(Rune rune) =>
        rune.Value is not ('\t' or '\n' or '\r')
        && (rune == Rune.ReplacementChar
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse);

    private static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? char.IsPunctuation((char)rune.Value) || char.IsSymbol((char)rune.Value)
        : Rune.IsPunctuation(rune);

    /// <summary>The blocks of CJK ideographs that BERT names (Hangul and kana aren't among them).</summary>
    private static bool IsIdeograph(int value) => value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F)
        or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
