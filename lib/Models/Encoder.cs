using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

// The encoder of BERT and RoBERTa, from token ids to hidden states. Names of parts are Hugging Face's, so that the
// parameters of a checkpoint fall into place by name.
// Shapes: B sequences, S the longest, T tokens of the packed batch, H width, A heads, D = H/A, F feed-forward, Q queries
// (T, or B where only the first token of each sequence goes on).

/// <summary>Word, position and token type embeddings, added up: ids [T] → [T, H].</summary>
public sealed class Embeddings : Module<PackedBatch, Tensor>
{
    private readonly Embedding _word;
    private readonly Embedding _position;
    private readonly Embedding _type;
    private readonly Norm _norm;
    private readonly DropoutPlace _dropout;

    internal Embeddings(EncoderConfig config, LayerMath math, Device device) : base(nameof(Embeddings))
    {
        register_module("word_embeddings", _word = Embedding(config.VocabularySize, config.Width, device: device));
        register_module("position_embeddings", _position = Embedding(config.MaxPositions, config.Width, device: device));
        register_module("token_type_embeddings", _type = Embedding(config.TokenTypes, config.Width, device: device));
        register_module("LayerNorm", _norm = new Norm(config, math, device));
        _dropout = new DropoutPlace(config.HiddenDropout, layer: -1, place: 0);
    }

    /// <summary>The word embedding's table [V, H].</summary>
    public Parameter Words => _word.weight;

    internal DropoutPlace Dropout => _dropout;

    /// <summary>Gives the word vectors [T, H] of the batch under way in place of the table; null reads the table.</summary>
    internal Func<Tensor>? Read { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(PackedBatch batch)
    {
        var words = Read is { } read ? read() : _word.call(batch.Ids);
        var sum = words + _type.call(batch.TokenTypes) + _position.call(batch.Positions);
        return _norm.Math.Dropout(_norm.call(sum), _dropout.While(training), batch, RowsOf.Tokens);
    }
}

/// <summary>Scaled dot-product attention of A heads (Vaswani et al. 2017, section 3.2): [T, H] → [Q, H].</summary>
public sealed class SelfAttention : Module<Tensor, PackedBatch, Tensor>
{
    private readonly AttentionLinears _linears;
    private readonly LayerMath _math;

    internal SelfAttention(EncoderConfig config, LayerMath math, int layer, Device device) : base(nameof(SelfAttention))
    {
        Linear Square() => Linear(config.Width, config.Width, device: device);
        _linears = new AttentionLinears(Square(), Square(), Square(), config.Heads);
        register_module("query", _linears.Query);
        register_module("key", _linears.Key);
        register_module("value", _linears.Value);
        _math = math;
        Dropout = new DropoutPlace(config.AttentionDropout, layer, place: 0);
    }

    internal DropoutPlace Dropout { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x, PackedBatch batch) => Attend(x, x, batch, RowsOf.Tokens);

    /// <summary>Lets the rows of <paramref name="asking"/> [Q, H] look at all tokens of their sequence in <paramref name="x"/> [T, H].</summary>
    internal Tensor Attend(Tensor asking, Tensor x, PackedBatch batch, RowsOf rows) =>
        _math.Attention(asking, x, _linears, Dropout.While(training), batch, rows);

    /// <summary>The attention probabilities [B, A, S, S]; rows and columns of padding mean nothing.</summary>
    internal Tensor Probabilities(Tensor x, PackedBatch batch) =>
        PlainMath.Probabilities(_linears.Query.call(x), _linears.Key.call(x), _linears.Heads, batch, RowsOf.Tokens);
}

/// <summary>One encoder layer: attention, then the feed-forward step, each added to what came in and normalised: [T, H] → [Q, H].</summary>
public sealed class EncoderLayer : Module<Tensor, PackedBatch, Tensor>
{
    private readonly SelfAttention _self;
    private readonly AddedLinear _attentionOutput;
    private readonly Linear _intermediate;
    private readonly AddedLinear _output;
    private readonly LayerMath _math;

    internal EncoderLayer(EncoderConfig config, LayerMath math, int layer, Device device) : base(nameof(EncoderLayer))
    {
        _math = math;
        _self = new SelfAttention(config, math, layer, device);
        _attentionOutput = new AddedLinear(config.Width, config, math, device, new DropoutPlace(config.HiddenDropout, layer, place: 1));
        _intermediate = Linear(config.Width, config.FeedForward, device: device);
        _output = new AddedLinear(config.FeedForward, config, math, device, new DropoutPlace(config.HiddenDropout, layer, place: 2));
        register_module("attention", new Group(("self", _self), ("output", _attentionOutput)));
        register_module("intermediate", new Group(("dense", _intermediate)));
        register_module("output", _output);
    }

    /// <summary>The attention of this layer.</summary>
    public SelfAttention Attention => _self;

    internal IEnumerable<DropoutPlace> Dropouts => [_self.Dropout, _attentionOutput.Dropout, _output.Dropout];

    /// <inheritdoc/>
    public override Tensor forward(Tensor x, PackedBatch batch) => Run(x, batch, RowsOf.Tokens);

    /// <summary>The layer's output for all tokens, or for the first of each sequence alone: [T, H] → [Q, H].</summary>
    internal Tensor Run(Tensor x, PackedBatch batch, RowsOf rows)
    {
        // Only attention lets tokens see each other, so where later layers read the first tokens alone, their query and
        // their feed-forward suffice; what they look at is still all tokens.
        var asking = rows == RowsOf.Tokens ? x : x.index_select(0, batch.FirstTokens);
        var attended = _self.Attend(asking, x, batch, rows);
        var middle = _attentionOutput.Add(attended, asking, batch, rows);
        var wide = _math.LinearGelu(middle, _intermediate);
        return _output.Add(wide, middle, batch, rows);
    }
}

/// <summary>All layers over the embeddings.</summary>
public sealed class Encoder : Module<PackedBatch, Tensor>
{
    private readonly Linear? _pooler;

    internal Encoder(EncoderConfig config, LayerMath math, Device device) : base(nameof(Encoder))
    {
        Embeddings = new Embeddings(config, math, device);
        Layers = ModuleList([.. Enumerable.Range(0, config.Layers).Select(layer => new EncoderLayer(config, math, layer, device))]);
        register_module("embeddings", Embeddings);
        register_module("encoder", new Group(("layer", Layers)));
        if (config.ModelType != EncoderType.Bert) { return; }
        _pooler = Linear(config.Width, config.Width, device: device);
        register_module("pooler", new Group(("dense", _pooler)));
    }

    /// <summary>What turns ids into vectors.</summary>
    public Embeddings Embeddings { get; }

    /// <summary>The layers, lowest first.</summary>
    public ModuleList<EncoderLayer> Layers { get; }

    /// <summary>BERT's pooler; null for RoBERTa.</summary>
    internal Linear? Pooler => _pooler;

    /// <summary>Hidden states after the last layer [T, H].</summary>
    public override Tensor forward(PackedBatch batch) => Run(Embeddings.call(batch), 0, Layers.Count, batch, RowsOf.Tokens);

    /// <summary>
    /// Runs layers <paramref name="from"/> up to but not including <paramref name="to"/> on hidden states [T, H]. With
    /// <see cref="RowsOf.FirstTokens"/> the top layer computes those of the first tokens alone, [B, H].
    /// </summary>
    internal Tensor Run(Tensor x, int from, int to, PackedBatch batch, RowsOf rows)
    {
        for (var layer = from; layer < to; layer++)
        {
            // What a layer needs for itself goes with it; gradients keep what they need.
            using var scope = NewDisposeScope();
            x = Layers[layer].Run(x, batch, layer == Layers.Count - 1 ? rows : RowsOf.Tokens).MoveToOuterDisposeScope();
        }
        return x;
    }

    /// <summary>Sets every dropout of embeddings and layers to one probability; null gives each its own again.</summary>
    internal void SetDropout(double? probability)
    {
        foreach (var place in Layers.SelectMany(layer => layer.Dropouts).Append(Embeddings.Dropout)) { place.Override = probability; }
    }
}
