namespace LayerFreezing;

/// <summary>The tokenizer's files of a model folder in Hugging Face's layout.</summary>
internal sealed class TokenizerFolder
{
    private const string VocabularyLines = "vocab.txt", VocabularyObject = "vocab.json", MergesLines = "merges.txt";

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The model folder.</param>
    /// <exception cref="KitException">A file is missing, damaged or contradicts another.</exception>
    public TokenizerFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder)) { throw new KitException($"There is no model folder {folder}; check the path."); }
        Type = TypeOf(folder);
        if (Type == EncoderType.Bert)
        {
            Vocabulary = VocabularyFiles.ReadVocabularyLines(Needed(folder, VocabularyLines));
            Merges = [];
        }
        else
        {
            Vocabulary = VocabularyFiles.ReadVocabularyObject(Needed(folder, VocabularyObject));
            Merges = VocabularyFiles.ReadMerges(Needed(folder, MergesLines), Vocabulary);
        }
        Settings = new TokenizerSettingsReader(folder, Type).Read(Vocabulary);
    }

    /// <summary>Which of the two tokenizers it is.</summary>
    public EncoderType Type { get; }

    /// <summary>Tokens and ids.</summary>
    public TokenizerVocabulary Vocabulary { get; }

    /// <summary>The merges of byte-level BPE, the earliest first.</summary>
    public IReadOnlyList<string> Merges { get; }

    /// <summary>How text is treated.</summary>
    public TokenizerSettings Settings { get; }

    private static EncoderType TypeOf(string folder)
    {
        if (JsonFile.ReadIfThere(Path.Combine(folder, "config.json")) is { } config
            && config.Find("model_type") is { } type)
        {
            switch (config.Text(type, "model_type"))
            {
                case "bert": return EncoderType.Bert;
                case "roberta": return EncoderType.Roberta;
            }
        }
        if (File.Exists(Path.Combine(folder, VocabularyLines))) { return EncoderType.Bert; }
        if (File.Exists(Path.Combine(folder, VocabularyObject))) { return EncoderType.Roberta; }
        throw new KitException($"{folder} has neither {VocabularyLines} nor {VocabularyObject} and {MergesLines}; put the tokenizer's files beside the model.");
    }

    private static string Needed(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new KitException($"{path} is missing; put the tokenizer's files beside the model.");
    }
}
