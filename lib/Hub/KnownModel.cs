namespace LayerFreezing;

/// <summary>A published model that the kit knows by name.</summary>
/// <param name="Name">What it is called: <c>bert-base-uncased</c>.</param>
/// <param name="Id">Where it is on the hub, with its owner: <c>google-bert/bert-base-uncased</c>.</param>
/// <param name="Licence">The licence its authors gave it.</param>
/// <param name="Config">Its sizes.</param>
public sealed record KnownModel(string Name, string Id, string Licence, EncoderConfig Config)
{
    private static readonly EncoderConfig MiniLM = EncoderConfig.BertBase with { Layers = 12, Width = 384, Heads = 12, FeedForward = 1536 };

    /// <summary>The four of Lee, Tang and Lin (2019), and five small ones.</summary>
    public static IReadOnlyList<KnownModel> All { get; } =
    [
        new("bert-base-uncased", "google-bert/bert-base-uncased", "Apache-2.0", EncoderConfig.BertBase),
        new("bert-large-uncased", "google-bert/bert-large-uncased", "Apache-2.0", EncoderConfig.BertLarge),
        new("roberta-base", "FacebookAI/roberta-base", "MIT", EncoderConfig.RobertaBase),
        new("roberta-large", "FacebookAI/roberta-large", "MIT", EncoderConfig.RobertaLarge),
        new("all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2", "Apache-2.0", MiniLM with { Layers = 6 }),
        new("MiniLM-L12", "microsoft/MiniLM-L12-H384-uncased", "MIT", MiniLM),
        new("bert-tiny", "google/bert_uncased_L-2_H-128_A-2", "Apache-2.0", Small(layers: 2, width: 128)),
        new("bert-mini", "google/bert_uncased_L-4_H-256_A-4", "Apache-2.0", Small(layers: 4, width: 256)),
        new("bert-small", "google/bert_uncased_L-4_H-512_A-8", "Apache-2.0", Small(layers: 4, width: 512)),
    ];

    /// <summary>The parameters of the encoder with its pooler, which every one of these has.</summary>
    public long Parameters => Config.Parameters(labels: 1).SkipLast(2).Sum(spec => spec.Shape.Aggregate(1L, (product, length) => product * length));

    /// <summary>The bytes of its weights in single precision, about: files also hold what pretraining needed.</summary>
    public long Bytes => Parameters * sizeof(float);

    /// <summary>The model of a name, of its name on the hub, or of the last part of that; null where it is none of these.</summary>
    /// <param name="name">The name; case doesn't matter.</param>
    public static KnownModel? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(model => IsCalled(model, name));
    }

    /// <summary>One line: name, layers, width, parameters, licence, where it is.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Config.Layers} layers, {Config.Width} wide, {Parameters / 1e6:0.0} million parameters, {Bytes / 1e6:0} MB, {Licence} ({Id})");

    private static bool IsCalled(KnownModel model, string name) =>
        new[] { model.Name, model.Id, Path.GetFileName(model.Id) }.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static EncoderConfig Small(int layers, int width) =>
        EncoderConfig.BertBase with { Layers = layers, Width = width, Heads = width / 64, FeedForward = 4 * width };
}
