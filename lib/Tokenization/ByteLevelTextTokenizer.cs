using Microsoft.ML.Tokenizers;

namespace LayerFreezing;

/// <summary>RoBERTa's tokenizer: the kit cuts into words, the package merges the bytes of each word into pieces.</summary>
internal sealed class ByteLevelTextTokenizer : TextTokenizer
{
    private readonly PieceCache _pieces;
    private readonly IReadOnlyList<string> _merges;
    private readonly bool _addPrefixSpace;

    public ByteLevelTextTokenizer(TokenizerFolder folder) : base(folder.Vocabulary, folder.Settings, text => text)
    {
        _merges = folder.Merges;
        _addPrefixSpace = folder.Settings.AddPrefixSpace;
        _pieces = new PieceCache(BpeTokenizer.Create(new BpeOptions(folder.Vocabulary.Base.Select(entry => KeyValuePair.Create(entry.Token, entry.Id)))
        {
            Merges = _merges,
            ByteLevel = true,
            UnknownToken = folder.Settings.Unk,
            PreTokenizer = new OneWord(),
        }));
    }

    private protected override int SeparatorsInPair => 2;

    private protected override int SecondTokenType => 0;

    private protected override IEnumerable<string> Rules => _merges.Prepend($"byte-level bpe, prefix space {_addPrefixSpace}");

    private protected override string Normalize(ReadOnlySpan<char> text) => text.ToString();

    private protected override void AppendPieces(ReadOnlySpan<char> text, List<int> ids)
    {
        var words = new ByteLevelWords(_addPrefixSpace && text[0] != ' ' ? $" {text}" : text);
        while (words.MoveNext()) { ids.AddRange(_pieces.Of(words.Current)); }
    }
}
