namespace LayerFreezing.Tests;

public sealed class VocabularyTests
{
    private static readonly string[] Text = ["low low low low low lower lower newest newest newest newest newest newest widest widest widest"];

    [Fact]
    public void The_committed_model_folders_are_what_the_kit_writes()
    {
        using var folder = new TemporaryFolder();
        MicroModels.WriteFolders(folder.Path);
        foreach (var written in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(folder.Path, written);
            var committed = Shared.InRepository("data", "models", relative);
            Assert.True(File.ReadAllBytes(written).AsSpan().SequenceEqual(File.ReadAllBytes(committed)), $"{relative} differs; MicroModels.WriteFolders writes it anew");
        }
    }

    [Theory]
    [InlineData("micro-bert")]
    [InlineData("micro-roberta")]
    public void Every_word_of_the_corpus_is_known_and_longer_words_split(string model)
    {
        var folder = Shared.InRepository("data", "models", model);
        var tokenizer = TextTokenizer.Load(folder);
        var config = EncoderConfig.Load(folder);
        Assert.Equal(config.VocabularySize, tokenizer.VocabularySize);
        Assert.Equal(64, config.UsablePositions);
        var (tokens, words, longest) = (0, 0, 0);
        foreach (var line in new MicroCorpus().Lines(1_000_000).Take(2000))
        {
            var parts = line.Split('\t');
            var encoded = tokenizer.Encode(parts[0], parts.Length > 1 ? parts[1] : null, maxLength: 128);
            Assert.DoesNotContain(tokenizer.UnkId, encoded.Ids);
            tokens += encoded.Ids.Length - (parts.Length == 1 ? 2 : model == "micro-bert" ? 3 : 4);
            words += line.Split(' ', '\t').Length + line.Count(character => character is '.' or ',');
            longest = Math.Max(longest, encoded.Ids.Length);
        }
        var perWord = tokens / (double)words;
        Assert.True(perWord is > 1.03 and < 1.25 && longest <= 64, $"{model}: {perWord:0.000} tokens a word, the longest line has {longest}");
    }

    [Fact]
    public void WordPiece_starts_with_the_special_tokens_and_marks_what_is_inside_a_word()
    {
        var tokens = WordPieceTrainer.Train(Text, 30);
        Assert.Equal(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], tokens.Take(5));
        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.Contains("##est", tokens);
        Assert.Contains("low", tokens);
        Assert.Contains("l", tokens);
        Assert.Contains("##w", tokens);
    }

    [Fact]
    public void Byte_pairs_are_joined_by_how_often_they_meet_and_then_by_their_letters()
    {
        // e+s and s+t meet nine times each, then l+o and o+w seven times: the smaller left letter goes first.
        var vocabulary = ByteLevelTrainer.Train(Text, 4 + 256 + 1 + 4);
        Assert.Equal(["e s", "es t", "l o", "lo w"], vocabulary.Merges);
        Assert.Equal(["<s>", "<pad>", "</s>", "<unk>"], vocabulary.Tokens.Take(4));
        Assert.Equal("<mask>", vocabulary.Tokens[^1]);
        Assert.Equal(265, vocabulary.Tokens.Count);
    }

    [Fact]
    public void The_order_of_the_lines_makes_no_difference()
    {
        string[] lines = [.. new MicroCorpus().Lines().Take(500)];
        string[] turned = [.. lines.Reverse()];
        Assert.Equal(WordPieceTrainer.Train(lines, 400), WordPieceTrainer.Train(turned, 400));
        Assert.Equal(ByteLevelTrainer.Train(lines, 500).Merges, ByteLevelTrainer.Train(turned, 500).Merges);
    }

    [Fact]
    public void A_vocabulary_stops_where_nothing_is_left_to_join() =>
        Assert.InRange(WordPieceTrainer.Train(Text, 5000).Count, 20, 60);

    [Fact]
    public void Any_text_can_be_written_in_bytes()
    {
        using var folder = new TemporaryFolder();
        ByteLevelTrainer.Train(Text, 300).Save(folder.Path);
        File.Copy(Shared.InRepository("data", "models", "micro-roberta", "config.json"), folder["config.json"]);
        var tokenizer = TextTokenizer.Load(folder.Path);
        Assert.DoesNotContain(tokenizer.UnkId, tokenizer.Encode("Grüße, 東京 😀!").Ids);
    }

    [Fact]
    public void A_text_without_words_and_a_size_too_small_are_refused()
    {
        Assert.Contains("no words", Assert.Throws<KitException>(() => WordPieceTrainer.Train([" "], 100)).Message, StringComparison.Ordinal);
        Assert.Contains("has no room", Assert.Throws<KitException>(() => WordPieceTrainer.Train(Text, 8)).Message, StringComparison.Ordinal);
        Assert.Contains("choose 261 or more", Assert.Throws<KitException>(() => ByteLevelTrainer.Train(Text, 100)).Message, StringComparison.Ordinal);
    }
}
