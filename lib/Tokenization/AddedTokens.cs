using System.Buffers;
using System.Globalization;
using System.Text;

namespace LayerFreezing;

/// <summary>Finds added tokens in a text: the leftmost first, and of those that start there the longest.</summary>
internal sealed class AddedTokens
{
    private readonly (AddedToken Token, string Pattern, int Id)[] _tokens;
    private readonly SearchValues<char> _firstCharacters;

    /// <summary>Gets ready to look for tokens.</summary>
    /// <param name="tokens">Each token, the text it is found by, and its id.</param>
    public AddedTokens(IEnumerable<(AddedToken Token, string Pattern, int Id)> tokens)
    {
        _tokens = [.. tokens.Where(entry => entry.Pattern.Length > 0).OrderByDescending(entry => entry.Pattern.Length)];
        _firstCharacters = SearchValues.Create([.. _tokens.Select(entry => entry.Pattern[0]).Distinct()]);
    }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => _tokens.Length == 0;

    /// <summary>Cuts a text into added tokens and what lies between them.</summary>
    public Parts Split(ReadOnlySpan<char> text) => new(this, text);

    private bool Find(ReadOnlySpan<char> text, int from, out int start, out int end, out int id)
    {
        var floor = from;
        while (NextMatch(text, from, out start, out end) is { } found)
        {
            id = found.Id;
            if (found.Token.SingleWord && (IsWordBefore(text, start) || IsWordAfter(text, end)))
            {
                from = end;
                continue;
            }
            if (found.Token.StripLeft) { start = Math.Max(floor, text[..start].TrimEnd().Length); }
            if (found.Token.StripRight) { end = text.Length - text[end..].TrimStart().Length; }
            return true;
        }
        id = -1;
        return false;
    }

    private (AddedToken Token, int Id)? NextMatch(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (start = from; start < text.Length; start++)
        {
            var step = text[start..].IndexOfAny(_firstCharacters);
            if (step < 0) { break; }
            start += step;
            foreach (var (token, pattern, id) in _tokens)
            {
                if (text[start..].StartsWith(pattern, StringComparison.Ordinal))
                {
                    end = start + pattern.Length;
                    return (token, id);
                }
            }
        }
        end = start;
        return null;
    }

    private static bool IsWordBefore(ReadOnlySpan<char> text, int end) =>
        Rune.DecodeLastFromUtf16(text[..end], out var rune, out _) == OperationStatus.Done && IsWordCharacter(rune);

    private static bool IsWordAfter(ReadOnlySpan<char> text, int start) =>
        Rune.DecodeFromUtf16(text[start..], out var rune, out _) == OperationStatus.Done && IsWordCharacter(rune);

    private static bool IsWordCharacter(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;

    /// <summary>The parts of one text, in order; none is empty text.</summary>
    internal ref struct Parts
    {
        private readonly AddedTokens _tokens;
        private readonly ReadOnlySpan<char> _text;
        private int _position;
        private int _tokenStart;
        private int _tokenEnd;
        private int _nextId;

        internal Parts(AddedTokens tokens, ReadOnlySpan<char> text)
        {
            _tokens = tokens;
            _text = text;
            FindNext();
        }

        /// <summary>The id of the added token that this part is, or -1 for text.</summary>
        public int TokenId { get; private set; }

        /// <summary>The part as text.</summary>
        public ReadOnlySpan<char> Text { get; private set; }

        /// <summary>Goes on to the next part; false when there is none.</summary>
        public bool MoveNext()
        {
            if (_position < _tokenStart)
            {
                Text = _text[_position.._tokenStart];
                TokenId = -1;
                _position = _tokenStart;
                return true;
            }
            if (_position == _text.Length && _nextId < 0) { return false; }
            Text = _text[_tokenStart.._tokenEnd];
            TokenId = _nextId;
            _position = _tokenEnd;
            FindNext();
            return true;
        }

        private void FindNext()
        {
            if (!_tokens.Find(_text, _position, out _tokenStart, out _tokenEnd, out _nextId))
            {
                _tokenStart = _text.Length;
            }
        }
    }
}
