using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

/// <summary>
/// An encoder with a pooler and a linear head on the first token: class scores, or one number for a regression.
/// Hugging Face's BertForSequenceClassification and RobertaForSequenceClassification.
/// </summary>
public sealed class SequenceClassifier : Module<PackedBatch, Tensor>
{
    private readonly Linear _pooler;
    private readonly Linear _head;
    private readonly DropoutPlace _poolerDropout;
    private readonly DropoutPlace _headDropout;
    private readonly ChosenMath _math;

    internal SequenceClassifier(EncoderConfig config, int labels, Device device, ModelSource source) : base(nameof(SequenceClassifier))
    {
        Source = source;
        Config = config;
        Labels = labels;
        Device = device;
        _math = new ChosenMath(device);
        Encoder = new Encoder(config, _math, device);
        register_module(config.Prefix.TrimEnd('.'), Encoder);
        var dropout = config.ClassifierDropout ?? config.HiddenDropout;
        _headDropout = new DropoutPlace(dropout, config.Layers, place: 1);
        _head = Linear(config.Width, labels, device: device);
        if (config.ModelType == EncoderType.Bert)
        {
            _pooler = Encoder.Pooler!;
            _poolerDropout = new DropoutPlace(0, config.Layers, place: 0);
            register_module("classifier", _head);
        }
        else
        {
            _pooler = Linear(config.Width, config.Width, device: device);
            _poolerDropout = new DropoutPlace(dropout, config.Layers, place: 0);
            register_module("classifier", new Group(("dense", _pooler), ("out_proj", _head)));
        }
    }

    /// <summary>The encoder's sizes and settings.</summary>
    public EncoderConfig Config { get; }

    /// <summary>Where the first values came from.</summary>
    public ModelSource Source { get; }

    /// <summary>The number of outputs, C.</summary>
    public int Labels { get; }

    /// <summary>Where the parameters lie.</summary>
    public Device Device { get; }

    /// <summary>The layers and embeddings.</summary>
    public Encoder Encoder { get; }

    /// <summary>Which parts are trained; null is all of them.</summary>
    internal ITrainedParts? Trained { get; private set; }

    /// <summary>The last linear layer: BERT's <c>classifier</c>, RoBERTa's <c>out_proj</c>.</summary>
    internal Linear Head => _head;

    internal ChosenMath Math => _math;

    /// <summary>Logits [B, C].</summary>
    public override Tensor forward(PackedBatch batch) => FromHidden(Encoder.Embeddings.call(batch), 0, batch);

    /// <summary>Freezes what isn't trained: no gradients there, and no dropout unless <paramref name="frozenDropout"/> is on.</summary>
    internal void Freeze(ITrainedParts trained, FrozenDropout frozenDropout)
    {
        Trained = trained;
        foreach (var (name, parameter) in named_parameters())
        {
            var place = ParameterPlace.Of(name);
            parameter.requires_grad = place.Part switch
            {
                ModelPart.Embeddings => trained.TrainsEmbeddings,
                ModelPart.Layer => trained.TrainsLayer(place.Layer!.Value, Config.Layers),
                _ => true,
            };
        }
        FrozenDropout = frozenDropout;
        train(training);
    }

    /// <summary>For which tokens the last layer is computed.</summary>
    internal LastLayer LastLayer { get; set; }

    /// <summary>Whether dropout acts in frozen parts while training.</summary>
    public FrozenDropout FrozenDropout { get; private set; }

    /// <summary>Switches dropout on for training; frozen parts stay in evaluation mode unless their dropout was asked for.</summary>
    public override void train(bool train = true)
    {
        base.train(train);
        if (!train || FrozenDropout == FrozenDropout.On || Trained is not { } trained) { return; }
        if (!trained.TrainsEmbeddings) { Encoder.Embeddings.eval(); }
        for (var layer = 0; layer < Config.Layers; layer++)
        {
            if (!trained.TrainsLayer(layer, Config.Layers)) { Encoder.Layers[layer].eval(); }
        }
    }

    /// <summary>Every hidden state and attention matrix of a batch, for looking at; without dropout and without gradients.</summary>
    /// <returns>Hidden states [T, H], the embeddings' first: L + 1 of them; attention [B, A, S, S]: L; the caller disposes them.</returns>
    public (IReadOnlyList<Tensor> Hidden, IReadOnlyList<Tensor> Attention) Inspect(PackedBatch batch)
    {
        using var none = no_grad();
        var before = training;
        eval();
        var hidden = new List<Tensor> { Encoder.Embeddings.call(batch) };
        var attention = new List<Tensor>();
        foreach (var layer in Encoder.Layers)
        {
            attention.Add(layer.Attention.Probabilities(hidden[^1], batch));
            hidden.Add(layer.call(hidden[^1], batch));
        }
        train(before);
        return (hidden, attention);
    }

    /// <summary>The vector the head reads: tanh of the pooler on the first token's state [B, H] → [B, H].</summary>
    internal Tensor Pool(Tensor first, PackedBatch batch) =>
        _pooler.call(_math.Dropout(first, _poolerDropout.While(training), batch, RowsOf.FirstTokens)).tanh();

    /// <summary>Logits [B, C] from the hidden states [T, H] that enter a layer; with <paramref name="layer"/> = L from those of the first tokens, [B, H].</summary>
    internal Tensor FromHidden(Tensor x, int layer, PackedBatch batch)
    {
        var first = x;
        if (layer < Config.Layers)
        {
            var top = Encoder.Run(x, layer, Config.Layers, batch, LastLayer == LastLayer.FirstToken ? RowsOf.FirstTokens : RowsOf.Tokens);
            first = LastLayer == LastLayer.FirstToken ? top : top.index_select(0, batch.FirstTokens);
        }
        var pooled = Pool(first, batch);
        return _head.call(_math.Dropout(pooled, _headDropout.While(training), batch, RowsOf.FirstTokens));
    }

    /// <summary>The hidden states [T, H] that enter a layer; with <paramref name="layer"/> = L the first tokens' last ones, [B, H].</summary>
    internal Tensor Prefix(PackedBatch batch, int layer) =>
        Encoder.Run(Encoder.Embeddings.call(batch), 0, layer, batch, RowsOf.FirstTokens);

    /// <summary>Sets every dropout of the model to one probability; null gives each its own again.</summary>
    internal void SetDropout(double? probability)
    {
        Encoder.SetDropout(probability);
        _headDropout.Override = probability;
        if (Config.ModelType == EncoderType.Roberta) { _poolerDropout.Override = probability; }
    }
}
