using System.Text;
using Microsoft.ML.Tokenizers;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in Microsoft.ML.Tokenizers: the sub-word step of one word at a time.</summary>
public class TokenizersTests
{
    private const string WordPieces = "[UNK]\nun\n##aff\n##able\na\n##f\n##ab\nun##\n";

    [Fact]
    public void WordPieceTakesTheLongestPieceFromTheLeft()
    {
        Assert.Equal([1, 2, 3], WordPiece(WordPieces).EncodeToIds("unaffable"));
        Assert.Equal([4, 5], WordPiece(WordPieces).EncodeToIds("af"));
    }

    [Fact]
    public void WordPieceGivesOneUnknownForAWordThatHasNoPieces()
    {
        Assert.Equal([0], WordPiece(WordPieces).EncodeToIds("unaffablez"));
        Assert.Equal([0], WordPiece(WordPieces).EncodeToIds("\U0001F600"));
        Assert.Equal([0], WordPiece(WordPieces).EncodeToIds("un" + new string('x', 300)));
    }

    [Fact]
    public void WordPieceStaysWithinTheWordsOfThePreTokenizer()
    {
        Assert.Equal([1, 0], WordPiece(WordPieces, new Halves()).EncodeToIds("unable"));
        Assert.Empty(WordPiece(WordPieces).EncodeToIds(""));
    }

    [Fact]
    public void WordPieceReadsLinesEndedByCarriageReturns()
    {
        Assert.Equal([1, 2, 3], WordPiece(WordPieces.Replace("\n", "\r\n", StringComparison.Ordinal)).EncodeToIds("unaffable"));
    }

    [Fact]
    public void WordPieceRefusesAVocabularyWithATokenTwiceOrWithoutTheUnknownToken()
    {
        Assert.ThrowsAny<ArgumentException>(() => WordPiece("[UNK]\na\na\n"));
        Assert.ThrowsAny<Exception>(() => WordPiece("a\nb\n"));
    }

    [Fact]
    public void BpeAppliesTheEarliestMergeFirst()
    {
        Assert.Equal(["hell", "ow"], Tokens("hellow", ["h e", "l l", "he ll", "o w", "hell o"]));
        Assert.Equal(["hello"], Tokens("hello", ["h e", "l l", "he ll", "hell o", "o w"]));
        Assert.Equal(["aa", "a"], Tokens("aaa", ["a a"]));
        Assert.Equal(["aa", "aa"], Tokens("aaaa", ["a a"]));
    }

    [Fact]
    public void BpeWritesBytesAsGpt2Does()
    {
        string[] merges = ["Ġ w", "Ã ©"];
        Assert.Equal(["Ġw"], Tokens(" w", merges));
        Assert.Equal(["Ã©"], Tokens("é", merges));
        Assert.Equal(["Ċ", "ł", "Ń", "ð", "Ł", "ĺ", "Ģ"], Tokens("\n\u00A0\u00AD\U0001F600", merges)
            .Where(token => token != "Â"));
    }

    [Fact]
    public void BpeGivesTheUnknownTokenForAByteTheVocabularyLacks()
    {
        var vocabulary = new Dictionary<string, int> { ["<unk>"] = 0, ["a"] = 1, ["b"] = 2 };
        var bpe = BpeTokenizer.Create(new BpeOptions(vocabulary)
        {
            Merges = [],
            ByteLevel = true,
            UnknownToken = "<unk>",
            PreTokenizer = new Whole(),
        });
        Assert.Equal([1, 0, 2], bpe.EncodeToIds("azb"));
    }

    [Fact]
    public void BpeMergesAWordOfAnyLength()
    {
        string[] merges = ["a a", "aa aa", "aaaa aaaa"];
        Assert.Equal(25_000, Bpe(merges).EncodeToIds(new string('a', 200_000)).Count);
    }

    private static WordPieceTokenizer WordPiece(string lines, PreTokenizer? preTokenizer = null)
    {
        var options = new WordPieceOptions { PreTokenizer = preTokenizer ?? new Whole(), MaxInputCharsPerWord = 200 };
        return WordPieceTokenizer.Create(new MemoryStream(Encoding.UTF8.GetBytes(lines)), options);
    }

    private static BpeTokenizer Bpe(string[] merges) => BpeTokenizer.Create(new BpeOptions(Vocabulary(merges))
    {
        Merges = merges,
        ByteLevel = true,
        UnknownToken = "<unk>",
        PreTokenizer = new Whole(),
    });

    private static IEnumerable<string> Tokens(string word, string[] merges)
    {
        var tokens = Vocabulary(merges).ToDictionary(entry => entry.Value, entry => entry.Key);
        return Bpe(merges).EncodeToIds(word).Select(id => tokens[id]);
    }

    private static Dictionary<string, int> Vocabulary(string[] merges)
    {
        var bytes = Enumerable.Range(0x21, 0x144 - 0x21).Where(c => c is < 0x7F or (> 0xA0 and not 0xAD)).Select(c => $"{(char)c}");
        return new[] { "<unk>" }.Concat(bytes).Concat(merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal)))
            .Select((token, id) => (token, id)).ToDictionary(entry => entry.token, entry => entry.id);
    }

    private sealed class Whole : PreTokenizer
    {
        public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => text.Length == 0 ? [] : [(0, text.Length)];

        public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) =>
            text.Length == 0 ? [] : [(0, text.Length)];
    }

    private sealed class Halves : PreTokenizer
    {
        public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => Cut(text.Length);

        public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => Cut(text.Length);

        private static IEnumerable<(int Offset, int Length)> Cut(int length) => [(0, 2), (2, length - 2)];
    }
}
