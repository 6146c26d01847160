using System.Text;

namespace LayerFreezing;

/// <summary>Walks through the words of a text as BERT cuts it: at blanks, and around every punctuation character.</summary>
internal ref struct BertWords
{
    /// <summary>Longer words are unknown, whatever the vocabulary.</summary>
    public const int LongestWord = 100;

    /// <summary>Room for a word of <see cref="LongestWord"/> characters and what one more may become.</summary>
    public const int Room = 2 * LongestWord + BertCharacters.Room;

    private readonly ReadOnlySpan<char> _text;
    private readonly BertCharacters _characters;
    private readonly Span<char> _word;
    private int _position;
    private int _length;
    private int _runes;

    /// <summary>Starts before the first word.</summary>
    /// <param name="text">The text as it was written.</param>
    /// <param name="characters">How characters are normalised.</param>
    /// <param name="room">At least <see cref="Room"/> units, which each word is written to.</param>
    public BertWords(ReadOnlySpan<char> text, BertCharacters characters, Span<char> room)
    {
        _text = text;
        _characters = characters;
        _word = room;
    }

    /// <summary>The word, normalised; cut off where it is too long.</summary>
    public readonly ReadOnlySpan<char> Current => _word[.._length];

    /// <summary>Whether the word has more than <see cref="LongestWord"/> characters.</summary>
    public readonly bool IsTooLong => _runes > LongestWord;

    /// <summary>Goes on to the next word; false when there is none.</summary>
    public bool MoveNext()
    {
        _length = 0;
        _runes = 0;
        Span<char> mapped = stackalloc char[BertCharacters.Room];
        while (_position < _text.Length)
        {
            int consumed = 1, length = 1;
            var kind = char.IsAscii(_text[_position])
                ? _characters.MapAscii(_text[_position], out mapped[0])
                : MapAny(mapped, out consumed, out length);
            if (kind == BertCharacter.Alone && _runes > 0) { return true; }
            _position += consumed;
            if (kind is BertCharacter.Alone or BertCharacter.InWord) { Append(mapped[..length]); }
            if (kind == BertCharacter.Alone || (kind == BertCharacter.Blank && _runes > 0)) { return true; }
        }
        return _runes > 0;
    }

    private readonly BertCharacter MapAny(Span<char> mapped, out int consumed, out int length)
    {
        Rune.DecodeFromUtf16(_text[_position..], out var rune, out consumed);
        return _characters.Map(rune, mapped, out length);
    }

    private void Append(scoped ReadOnlySpan<char> mapped)
    {
        if (IsTooLong) { return; }
        mapped.CopyTo(_word[_length..]);
        _length += mapped.Length;
        foreach (var unit in mapped)
        {
            if (!char.IsLowSurrogate(unit)) { _runes++; }
        }
    }
}
