using System.Text;
using Microsoft.ML.Tokenizers;

namespace LayerFreezing;

/// <summary>BERT's tokenizer: the kit normalises and cuts into words, the package cuts words into pieces.</summary>
internal sealed class WordPieceTextTokenizer : TextTokenizer
{
    private readonly BertCharacters _characters;
    private readonly PieceCache _pieces;
    private readonly TokenizerSettings _settings;

    public WordPieceTextTokenizer(TokenizerFolder folder)
        : this(folder.Vocabulary, folder.Settings, new BertCharacters(folder.Settings)) { }

    private WordPieceTextTokenizer(TokenizerVocabulary vocabulary, TokenizerSettings settings, BertCharacters characters)
        : base(vocabulary, settings, text => characters.Normalize(text))
    {
        _settings = settings;
        _characters = characters;
        var lines = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', vocabulary.Base.Select(entry => entry.Token))));
        _pieces = new PieceCache(WordPieceTokenizer.Create(lines, new WordPieceOptions
        {
            PreTokenizer = new OneWord(),
            UnknownToken = settings.Unk,
            // The package counts UTF-16 units; the kit has counted characters before.
            MaxInputCharsPerWord = BertWords.Room,
        }));
    }

    private protected override int SeparatorsInPair => 1;

    private protected override int SecondTokenType => 1;

    private protected override IEnumerable<string> Rules =>
        ["wordpiece", $"{_settings.LowerCase} {_settings.StripAccents} {_settings.SplitIdeographs}"];

    private protected override string Normalize(ReadOnlySpan<char> text) => _characters.Normalize(text);

    private protected override void AppendPieces(ReadOnlySpan<char> text, List<int> ids)
    {
        var words = new BertWords(text, _characters, stackalloc char[BertWords.Room]);
        while (words.MoveNext())
        {
            if (words.IsTooLong) { ids.Add(UnkId); }
            else { ids.AddRange(_pieces.Of(words.Current)); }
        }
    }
}
