namespace LayerFreezing;

/// <summary>The two models of the micro scale: their sizes, and all files of their folders but the weights.</summary>
public static class MicroModels
{
    private const int UsablePositions = 64;

    /// <summary>Wider than BERT's 0.02, which is for 768 inputs: at a width of 64 it leaves the first layers with next to nothing.</summary>
    private const double InitializerRange = 0.06;

    /// <summary>
    /// None, in pretraining as in fine-tuning: with BERT's 0.1 in all twelve layers, a model as narrow as this doesn't even
    /// fit its training set (on micro-RTE the training loss stays at chance, 0.69).
    /// </summary>
    private const double Dropout = 0;

    /// <summary>micro-bert: 12 layers, 64 wide, with a WordPiece vocabulary.</summary>
    public static EncoderConfig Bert { get; } = EncoderConfig.BertBase with
    {
        Width = 64,
        Heads = 4,
        FeedForward = 256,
        VocabularySize = 1024,
        MaxPositions = UsablePositions,
        InitializerRange = InitializerRange,
        HiddenDropout = Dropout,
        AttentionDropout = Dropout,
        Architecture = "BertForMaskedLM",
    };

    /// <summary>micro-roberta: 12 layers, 64 wide, with a byte-level vocabulary.</summary>
    public static EncoderConfig Roberta { get; } = EncoderConfig.RobertaBase with
    {
        Width = 64,
        Heads = 4,
        FeedForward = 256,
        VocabularySize = 1280,
        MaxPositions = UsablePositions + EncoderConfig.RobertaBase.PadTokenId + 1,
        InitializerRange = InitializerRange,
        HiddenDropout = Dropout,
        AttentionDropout = Dropout,
        Architecture = "RobertaForMaskedLM",
    };

    /// <summary>
    /// Trains both vocabularies on the corpus and writes the folders <c>micro-bert</c> and <c>micro-roberta</c>: config.json,
    /// tokenizer_config.json, and vocab.txt or vocab.json and merges.txt.
    /// </summary>
    /// <param name="folder">The folder of the model folders, such as <c>data/models</c>.</param>
    /// <exception cref="KitException">A file can't be written.</exception>
    public static void WriteFolders(string folder)
    {
        string[] text = [.. new MicroCorpus().Lines().Take(MicroCorpus.VocabularyLines)];
        WriteBert(Path.Combine(folder, "micro-bert"), WordPieceTrainer.Train(text, Bert.VocabularySize));
        WriteRoberta(Path.Combine(folder, "micro-roberta"), ByteLevelTrainer.Train(text, Roberta.VocabularySize));
    }

    private static void WriteBert(string folder, IReadOnlyList<string> tokens)
    {
        Bert.Save(folder);
        AtomicFile.WriteText(Path.Combine(folder, "vocab.txt"), string.Concat(tokens.Select(token => token + "\n")));
        AtomicFile.WriteText(Path.Combine(folder, "tokenizer_config.json"), $$"""
            {
              "tokenizer_class": "BertTokenizer",
              "model_max_length": {{UsablePositions}},
              "do_lower_case": true,
              "strip_accents": null,
              "tokenize_chinese_chars": true,
              "unk_token": "[UNK]",
              "sep_token": "[SEP]",
              "pad_token": "[PAD]",
              "cls_token": "[CLS]",
              "mask_token": "[MASK]"
            }

            """);
    }

    private static void WriteRoberta(string folder, ByteLevelVocabulary vocabulary)
    {
        Roberta.Save(folder);
        vocabulary.Save(folder);
        AtomicFile.WriteText(Path.Combine(folder, "tokenizer_config.json"), $$"""
            {
              "tokenizer_class": "RobertaTokenizer",
              "model_max_length": {{UsablePositions}},
              "add_prefix_space": false,
              "bos_token": "<s>",
              "eos_token": "</s>",
              "sep_token": "</s>",
              "cls_token": "<s>",
              "unk_token": "<unk>",
              "pad_token": "<pad>",
              "mask_token": "<mask>"
            }

            """);
    }
}
