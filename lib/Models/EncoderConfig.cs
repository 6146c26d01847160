using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>
/// The sizes and settings of an encoder: Hugging Face's config.json, by the names the field gives them. Fields of the
/// file that the kit doesn't use are kept, so that saving again keeps the file.
/// </summary>
public sealed record EncoderConfig
{
    /// <summary>The family: <c>model_type</c>.</summary>
    public required EncoderType ModelType { get; init; }

    /// <summary>The number of encoder layers, L: <c>num_hidden_layers</c>.</summary>
    public required int Layers { get; init; }

    /// <summary>The width of a hidden state, H: <c>hidden_size</c>.</summary>
    public required int Width { get; init; }

    /// <summary>The number of attention heads a layer: <c>num_attention_heads</c>.</summary>
    public required int Heads { get; init; }

    /// <summary>The width of the feed-forward step: <c>intermediate_size</c>.</summary>
    public required int FeedForward { get; init; }

    /// <summary>The number of rows of the word embedding: <c>vocab_size</c>.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The number of rows of the position embedding: <c>max_position_embeddings</c>.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>The number of rows of the token type embedding: <c>type_vocab_size</c>.</summary>
    public int TokenTypes { get; init; } = 2;

    /// <summary>What LayerNorm adds to the variance: <c>layer_norm_eps</c>.</summary>
    public double LayerNormEpsilon { get; init; } = 1e-12;

    /// <summary>Dropout on embeddings and on what each half of a layer adds: <c>hidden_dropout_prob</c>.</summary>
    public double HiddenDropout { get; init; } = 0.1;

    /// <summary>Dropout on attention probabilities: <c>attention_probs_dropout_prob</c>.</summary>
    public double AttentionDropout { get; init; } = 0.1;

    /// <summary>Dropout before the head; null is <see cref="HiddenDropout"/>: <c>classifier_dropout</c>.</summary>
    public double? ClassifierDropout { get; init; }

    /// <summary>The standard deviation of weights that are drawn anew: <c>initializer_range</c>.</summary>
    public double InitializerRange { get; init; } = 0.02;

    /// <summary>The id of the padding token: <c>pad_token_id</c>.</summary>
    public int PadTokenId { get; init; }

    /// <summary>The feed-forward's activation; only <c>gelu</c>, the one with the error function, is read: <c>hidden_act</c>.</summary>
    public string HiddenActivation { get; init; } = "gelu";

    /// <summary>The number of outputs of the head the file speaks of (<c>num_labels</c> or <c>id2label</c>); null where it doesn't.</summary>
    public int? Labels { get; init; }

    /// <summary>The label names in the order of the outputs (<c>id2label</c>); empty where the file has none.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = [];

    /// <summary>The class the weights were saved from (the first of <c>architectures</c>); null where the file has none.</summary>
    public string? Architecture { get; init; }

    /// <summary>What Hugging Face's tools take the outputs for: <c>regression</c>, <c>single_label_classification</c>; null leaves it to their number.</summary>
    public string? ProblemType { get; init; }

    /// <summary>The config.json this was read from, or an empty object.</summary>
    internal string SourceText { get; init; } = "{}";

    /// <summary>The width of one attention head.</summary>
    public int HeadWidth => Width / Heads;

    /// <summary>The longest sequence the position embedding holds; RoBERTa's positions start at <see cref="PadTokenId"/> + 1.</summary>
    public int UsablePositions => ModelType == EncoderType.Roberta ? MaxPositions - PadTokenId - 1 : MaxPositions;

    /// <summary>What stands before the encoder's parameter names: <c>bert.</c> or <c>roberta.</c></summary>
    public string Prefix => ModelType == EncoderType.Bert ? "bert." : "roberta.";

    /// <summary>bert-base-uncased: 12 layers, 768 wide.</summary>
    public static EncoderConfig BertBase { get; } = new()
    {
        ModelType = EncoderType.Bert,
        Layers = 12,
        Width = 768,
        Heads = 12,
        FeedForward = 3072,
        VocabularySize = 30522,
        MaxPositions = 512,
    };

    /// <summary>bert-large-uncased: 24 layers, 1024 wide.</summary>
    public static EncoderConfig BertLarge { get; } = BertBase with { Layers = 24, Width = 1024, Heads = 16, FeedForward = 4096 };

    /// <summary>roberta-base: 12 layers, 768 wide.</summary>
    public static EncoderConfig RobertaBase { get; } = BertBase with
    {
        ModelType = EncoderType.Roberta,
        VocabularySize = 50265,
        MaxPositions = 514,
        TokenTypes = 1,
        LayerNormEpsilon = 1e-5,
        PadTokenId = 1,
    };

    /// <summary>roberta-large: 24 layers, 1024 wide.</summary>
    public static EncoderConfig RobertaLarge { get; } = RobertaBase with { Layers = 24, Width = 1024, Heads = 16, FeedForward = 4096 };

    /// <summary>Reads config.json of a model folder.</summary>
    /// <exception cref="KitException">The file is missing, isn't JSON, or a field is missing, contradictory or not supported.</exception>
    public static EncoderConfig Load(string folder) => EncoderConfigFile.Read(Path.Combine(folder, EncoderConfigFile.Name));

    /// <summary>Writes config.json into a model folder; what was read and not changed stays as it was.</summary>
    public void Save(string folder) => AtomicFile.WriteText(Path.Combine(folder, EncoderConfigFile.Name), ToJson());

    /// <summary>The config.json of these settings; the text that was read where nothing was changed.</summary>
    public string ToJson() => EncoderConfigFile.Text(this);

    /// <summary>
    /// The same encoder as the config of a classifier saved in single precision: <c>architectures</c>, <c>id2label</c>,
    /// <c>label2id</c> and <c>problem_type</c> say so.
    /// </summary>
    /// <param name="labelNames">One name an output; one output is a regression.</param>
    public EncoderConfig ForSequenceClassification(IReadOnlyList<string> labelNames) => EncoderConfigFile.Check(this with
    {
        Architecture = ModelType == EncoderType.Bert ? "BertForSequenceClassification" : "RobertaForSequenceClassification",
        Labels = labelNames.Count,
        LabelNames = labelNames,
        ProblemType = labelNames.Count == 1 ? "regression" : "single_label_classification",
        SourceText = EncoderConfigFile.InSinglePrecision(SourceText),
    }, "the configuration");

    /// <summary>The same encoder as the config of a masked-language model saved in single precision.</summary>
    public EncoderConfig ForMaskedLanguageModel() => this with
    {
        Architecture = ModelType == EncoderType.Bert ? "BertForMaskedLM" : "RobertaForMaskedLM",
        Labels = null,
        LabelNames = [],
        ProblemType = null,
        SourceText = EncoderConfigFile.InSinglePrecision(SourceText),
    };

    /// <summary>
    /// Names and shapes of every parameter of the encoder with a sequence classifier, in the order of Hugging Face's
    /// state dictionary. Nothing is allocated.
    /// </summary>
    /// <param name="labels">The number of outputs of the head, C ≥ 1.</param>
    public IReadOnlyList<ParameterSpec> Parameters(int labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        return ParameterLayout.Of(this, labels);
    }

    /// <summary>Whether both would be saved as the same JSON, whatever the order of its fields.</summary>
    public bool Equals(EncoderConfig? other) =>
        other is not null && JsonNode.DeepEquals(JsonNode.Parse(ToJson()), JsonNode.Parse(other.ToJson()));

    /// <summary>A hash of the sizes.</summary>
    public override int GetHashCode() => HashCode.Combine(ModelType, Layers, Width, Heads, FeedForward, VocabularySize);

    /// <summary>The family and the sizes in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{ModelType}: {Layers} layers, {Width} wide, {Heads} heads, feed-forward {FeedForward}, vocabulary {VocabularySize}, {UsablePositions} positions");
}
