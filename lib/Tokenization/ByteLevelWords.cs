using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// Walks through the words of a text as GPT-2 and RoBERTa cut it, every character in some word. The rule is the pattern
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>; it is written by hand because .NET's
/// regular expressions see surrogates instead of the characters beyond U+FFFF.
/// </summary>
internal ref struct ByteLevelWords
{
    private readonly ReadOnlySpan<char> _text;
    private int _start;
    private int _end;

    /// <summary>Starts before the first word.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public ByteLevelWords(ReadOnlySpan<char> text) => _text = text;

    private enum Class
    {
        Blank,
        Letter,
        Number,
        Other,
    }

    /// <summary>The word, with the blank before it if that belongs to it.</summary>
    public readonly ReadOnlySpan<char> Current => _text[_start.._end];

    /// <summary>Goes on to the next word; false when there is none.</summary>
    public bool MoveNext()
    {
        _start = _end;
        if (_start == _text.Length) { return false; }
        _end = EndOfContraction();
        if (_end > _start) { return true; }
        var first = _text[_start] == ' ' && _start + 1 < _text.Length ? _start + 1 : _start;
        var kind = ClassAt(first, out _);
        _end = kind == Class.Blank ? EndOfBlanks() : EndOfRun(first, kind);
        return true;
    }

    private readonly int EndOfContraction()
    {
        if (_text[_start] != '\'') { return _start; }
        var rest = _text[(_start + 1)..];
        if (rest.StartsWith("s") || rest.StartsWith("t") || rest.StartsWith("m") || rest.StartsWith("d")) { return _start + 2; }
        return rest.StartsWith("re") || rest.StartsWith("ve") || rest.StartsWith("ll") ? _start + 3 : _start;
    }

    /// <summary>Blanks up to the last one, which goes with what follows; all of them at the text's end, and one alone.</summary>
    private readonly int EndOfBlanks()
    {
        var end = EndOfRun(_start, Class.Blank);
        return end == _text.Length || end == _start + 1 ? end : end - 1;
    }

    private readonly int EndOfRun(int start, Class kind)
    {
        var end = start;
        while (end < _text.Length && ClassAt(end, out var length) == kind) { end += length; }
        return end;
    }

    private readonly Class ClassAt(int index, out int length)
    {
        length = 1;
        var unit = _text[index];
        if (char.IsAscii(unit))
        {
            return char.IsAsciiLetter(unit) ? Class.Letter
                : char.IsAsciiDigit(unit) ? Class.Number
                : char.IsWhiteSpace(unit) ? Class.Blank
                : Class.Other;
        }
        Rune.DecodeFromUtf16(_text[index..], out var rune, out length);
        if (Rune.IsWhiteSpace(rune)) { return Class.Blank; }
        if (Rune.IsLetter(rune)) { return Class.Letter; }
        return Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            ? Class.Number : Class.Other;
    }
}
