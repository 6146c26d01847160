using static TorchSharp.torch;

namespace LayerFreezing;

/// <summary>A fine-tuned model with its tokeniser: texts in, labels and probabilities or scores out.</summary>
/// <example><code>
/// Predictor.Load("out/sst2").Predict("A gripping film.")   // positive (0.998)
/// </code></example>
public sealed class Predictor : IDisposable
{
    private const int UsualLength = 128;

    private readonly SequenceClassifier _model;
    private readonly TextTokenizer _tokenizer;

    private Predictor(SequenceClassifier model, TextTokenizer tokenizer, IReadOnlyList<string> labels, int maxLength) =>
        (_model, _tokenizer, Labels, MaxLength) = (model, tokenizer, labels, maxLength);

    /// <summary>The labels' names in the order of the model's outputs; empty for a model of scores.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The longest text in tokens; what is longer is cut, as it was in training.</summary>
    public int MaxLength { get; }

    /// <summary>Loads a model that was fine-tuned, whole or as a difference.</summary>
    /// <param name="folder">The folder it was saved in, or its name.</param>
    /// <param name="device">Where it computes; null is the CPU.</param>
    /// <param name="maxLength">The longest text in tokens; null is what it was trained with, where that is known, else 128.</param>
    /// <exception cref="KitException">The model isn't there, or was never fine-tuned for a task.</exception>
    public static Predictor Load(string folder, Device? device = null, int? maxLength = null)
    {
        var place = KitFolders.Find().Model(folder);
        var config = EncoderConfig.Load(place);
        if (config.Labels is not { } outputs) { throw new KitException($"{place} is a model that was never fine-tuned: its config.json names no labels; train it first, with --save."); }
        var model = ModelFolder.Load(place, outputs, device: device);
        if (model.Source.DrawnAnew.Count > 0) { throw new KitException($"{place} has no {model.Source.DrawnAnew[0]}, so it has nothing to predict with: train it first, with --save."); }
        var tokenizer = TextTokenizer.Load(place);
        tokenizer.CheckFits(config.VocabularySize, place);
        IReadOnlyList<string> labels = outputs == 1 ? []
            : config.LabelNames.Count > 0 ? config.LabelNames
            : [.. Enumerable.Range(0, outputs).Select(label => FormattableString.Invariant($"LABEL_{label}"))];
        return new Predictor(model, tokenizer, labels, Math.Min(maxLength ?? TrainedLength(place) ?? UsualLength, config.UsablePositions));
    }

    /// <summary>What the model says of a text or a pair of texts.</summary>
    /// <param name="text">The text, or the first of two.</param>
    /// <param name="pair">The second text, for a model that was trained on pairs.</param>
    public TextPrediction Predict(string text, string? pair = null) => Predict([(text, pair)])[0];

    /// <summary>What the model says of many texts, in their order.</summary>
    /// <param name="texts">Texts, or pairs of texts.</param>
    /// <param name="cancel">Ends it early.</param>
    public IReadOnlyList<TextPrediction> Predict(IEnumerable<(string Text, string? Pair)> texts, CancellationToken cancel = default)
    {
        List<TokenizedText> tokenized = [.. texts.Select(text => _tokenizer.Encode(text.Text, text.Pair, MaxLength))];
        return [.. Evaluator.Logits(_model, tokenized, cancel: cancel).Select(logits => TextPrediction.Of(logits, Labels))];
    }

    /// <summary>Frees the model's memory.</summary>
    public void Dispose() => _model.Dispose();

    private static int? TrainedLength(string folder) =>
        SavedRun.Find(folder) is { } record ? TrainingOptions.FromJson(record.Options).MaxLength : null;
}
