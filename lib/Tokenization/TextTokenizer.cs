using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// Turns text into the token ids of one model, the same as Hugging Face's tokenizers do: BERT's WordPiece or RoBERTa's
/// byte-level BPE, as the model's folder says. Safe to use from several threads at once.
/// </summary>
public abstract class TextTokenizer
{
    private readonly TokenizerVocabulary _vocabulary;
    private readonly AddedTokens _inWrittenText;
    private readonly AddedTokens _inNormalizedText;
    private readonly Lazy<string> _fingerprint;

    private protected TextTokenizer(TokenizerVocabulary vocabulary, TokenizerSettings settings, Func<string, string> normalize)
    {
        _vocabulary = vocabulary;
        PadId = vocabulary.Require(settings.Pad);
        ClsId = vocabulary.Require(settings.Cls);
        SepId = vocabulary.Require(settings.Sep);
        MaskId = vocabulary.Require(settings.Mask);
        UnkId = vocabulary.Require(settings.Unk);
        var added = settings.Added.Select(token => (Token: token, Id: vocabulary.Require(token.Content))).ToList();
        _inWrittenText = new AddedTokens(added.Where(entry => !entry.Token.Normalized)
            .Select(entry => (entry.Token, entry.Token.Content, entry.Id)));
        _inNormalizedText = new AddedTokens(added.Where(entry => entry.Token.Normalized)
            .Select(entry => (entry.Token, normalize(entry.Token.Content), entry.Id)));
        _fingerprint = new Lazy<string>(() => Hash(settings));
    }

    /// <summary>The rows of word embedding that the ids need: the highest id and one.</summary>
    public int VocabularySize => _vocabulary.Size;

    /// <summary>The id of the padding token, <c>[PAD]</c> or <c>&lt;pad&gt;</c>.</summary>
    public int PadId { get; }

    /// <summary>The id of the token every text starts with, <c>[CLS]</c> or <c>&lt;s&gt;</c>.</summary>
    public int ClsId { get; }

    /// <summary>The id of the token every text ends with, <c>[SEP]</c> or <c>&lt;/s&gt;</c>.</summary>
    public int SepId { get; }

    /// <summary>The id of the token that hides another in pretraining, <c>[MASK]</c> or <c>&lt;mask&gt;</c>.</summary>
    public int MaskId { get; }

    /// <summary>The id of what the vocabulary can't write, <c>[UNK]</c> or <c>&lt;unk&gt;</c>.</summary>
    public int UnkId { get; }

    /// <summary>SHA-256 of vocabulary, merges and settings, in hexadecimal: equal where all ids are.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>How many separators stand between the texts of a pair.</summary>
    private protected abstract int SeparatorsInPair { get; }

    /// <summary>The token type of the second text of a pair and of the separator behind it.</summary>
    private protected abstract int SecondTokenType { get; }

    /// <summary>What names the sub-word step and its rules in the fingerprint, one line each.</summary>
    private protected abstract IEnumerable<string> Rules { get; }

    /// <summary>
    /// Reads a model folder's tokenizer: <c>vocab.txt</c>, or <c>vocab.json</c> and <c>merges.txt</c>, with
    /// <c>tokenizer_config.json</c>, <c>special_tokens_map.json</c> and <c>added_tokens.json</c> where they are there.
    /// <c>model_type</c> of <c>config.json</c> chooses between the two, and without it the files that are there.
    /// </summary>
    /// <param name="modelFolder">A folder in Hugging Face's layout.</param>
    /// <exception cref="KitException">A file is missing, damaged or contradicts another.</exception>
    public static TextTokenizer Load(string modelFolder)
    {
        var folder = new TokenizerFolder(modelFolder);
        return folder.Type == EncoderType.Bert ? new WordPieceTextTokenizer(folder) : new ByteLevelTextTokenizer(folder);
    }

    /// <summary>
    /// The ids of a text or a pair of texts, special tokens included: <c>[CLS] A [SEP] B [SEP]</c> or
    /// <c>&lt;s&gt; A &lt;/s&gt;&lt;/s&gt; B &lt;/s&gt;</c>. Special tokens written in the text count as such.
    /// </summary>
    /// <param name="text">The text; any string.</param>
    /// <param name="pair">The second text of a pair.</param>
    /// <param name="maxLength">The most tokens, special ones included; of a pair the longer text is cut first.</param>
    /// <exception cref="KitException"><paramref name="maxLength"/> is below the number of special tokens.</exception>
    public TokenizedText Encode(string text, string? pair = null, int maxLength = 128)
    {
        ArgumentNullException.ThrowIfNull(text);
        var specials = pair is null ? 2 : 2 + SeparatorsInPair;
        if (maxLength < specials)
        {
            var what = pair is null ? "a text" : "a pair of texts";
            throw new KitException($"A maximum length of {maxLength} leaves no room for the {specials} special tokens of {what}; raise it.");
        }
        var first = Pieces(text);
        var second = pair is null ? [] : Pieces(pair);
        var (firstLength, secondLength) = LongestFirst(first.Count, second.Count, maxLength - specials);
        return Assemble(first.Slice(0, firstLength), pair is null ? null : second.Slice(0, secondLength));
    }

    /// <summary>The ids of a line of a pretraining text: one text, or two with a tab between them.</summary>
    internal TokenizedText EncodeLine(string line, int maxLength)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return tab < 0 ? Encode(line, null, maxLength) : Encode(line[..tab], line[(tab + 1)..], maxLength);
    }

    /// <summary>The token of an id.</summary>
    /// <param name="id">An id of the vocabulary.</param>
    /// <exception cref="KitException">The vocabulary doesn't have the id.</exception>
    public string TokenOf(int id) => _vocabulary.TokenOf(id);

    /// <summary>Makes sure that a model has an embedding for every token.</summary>
    /// <param name="modelVocabularySize">Rows of the model's word embedding: <c>vocab_size</c> of its configuration.</param>
    /// <param name="where">The model, as the sentence is to name it.</param>
    /// <exception cref="KitException">The vocabulary has tokens beyond the model's.</exception>
    public void CheckFits(int modelVocabularySize, string where)
    {
        if (VocabularySize <= modelVocabularySize) { return; }
        throw new KitException(string.Create(CultureInfo.InvariantCulture,
            $"{_vocabulary.Place} needs {VocabularySize} rows of word embedding and {where} has {modelVocabularySize}; take the vocabulary the model was trained with."));
    }

    /// <summary>Appends the pieces of text that has no added token in it.</summary>
    private protected abstract void AppendPieces(ReadOnlySpan<char> text, List<int> ids);

    /// <summary>Normalises text, where added tokens are looked for in normalised text.</summary>
    private protected abstract string Normalize(ReadOnlySpan<char> text);

    private List<int> Pieces(string text)
    {
        var ids = new List<int>(text.Length / 3 + 8);
        var parts = _inWrittenText.Split(WellFormed(text));
        while (parts.MoveNext())
        {
            if (parts.TokenId >= 0) { ids.Add(parts.TokenId); }
            else if (_inNormalizedText.IsEmpty) { AppendPieces(parts.Text, ids); }
            else { AppendNormalized(Normalize(parts.Text), ids); }
        }
        return ids;
    }

    private void AppendNormalized(string text, List<int> ids)
    {
        var parts = _inNormalizedText.Split(text);
        while (parts.MoveNext())
        {
            if (parts.TokenId >= 0) { ids.Add(parts.TokenId); }
            else { AppendPieces(parts.Text, ids); }
        }
    }

    /// <summary>The text with U+FFFD for halves of surrogate pairs, which no UTF-8 and no vocabulary can hold.</summary>
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) { return text; }
        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) { wellFormed.Append(rune); }
        return wellFormed.ToString();
    }

    /// <summary>
    /// What is kept of two texts: the longer is cut down to the shorter, then both alike; an odd place goes to the longer,
    /// and to the second of equals.
    /// </summary>
    private static (int First, int Second) LongestFirst(int first, int second, int room)
    {
        if (first + second <= room) { return (first, second); }
        var (shorter, longer) = (Math.Min(first, second), room - Math.Min(first, second));
        if (longer < shorter) { (shorter, longer) = (room / 2, room - room / 2); }
        return first > second ? (longer, shorter) : (shorter, longer);
    }

    private TokenizedText Assemble(List<int> first, List<int>? second)
    {
        var ids = new int[first.Count + 2 + (second is null ? 0 : second.Count + SeparatorsInPair)];
        var types = new int[ids.Length];
        ids[0] = ClsId;
        first.CopyTo(ids, 1);
        var end = first.Count + 1;
        if (second is not null)
        {
            ids.AsSpan(end, SeparatorsInPair).Fill(SepId);
            end += SeparatorsInPair;
            second.CopyTo(ids, end);
            types.AsSpan(end).Fill(SecondTokenType);
        }
        ids[^1] = SepId;
        return new TokenizedText(ids, types, this);
    }

    private string Hash(TokenizerSettings settings)
    {
        var lines = Rules.Concat(settings.Added.Select(token => token.ToString()))
            .Append($"{ClsId} {SepId} {PadId} {MaskId} {UnkId}")
            .Concat(_vocabulary.InOrder().Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Id} {entry.Token}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}
