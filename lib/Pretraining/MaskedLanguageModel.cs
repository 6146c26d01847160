using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LayerFreezing;

// T tokens of the packed batch, M of them asked for, H width, V vocabulary.

/// <summary>
/// An encoder that guesses hidden tokens: Hugging Face's BertForMaskedLM and RobertaForMaskedLM. Its last step is the word
/// embedding's own table.
/// </summary>
public sealed class MaskedLanguageModel : Module<PackedBatch, Tensor>
{
    private readonly PredictionHead _head;
    private readonly ChosenMath _math;

    internal MaskedLanguageModel(EncoderConfig config, Device device, TextTokenizer tokenizer, string folder) : base(nameof(MaskedLanguageModel))
    {
        Config = config;
        Device = device;
        Tokenizer = tokenizer;
        Folder = folder;
        _math = new ChosenMath(device);
        Encoder = new Encoder(config, _math, device);
        _head = new PredictionHead(config, _math, device);
        register_module(config.Prefix.TrimEnd('.'), Encoder);
        if (config.ModelType == EncoderType.Bert) { register_module("cls", new Group(("predictions", _head))); }
        else { register_module("lm_head", _head); }
    }

    /// <summary>The encoder's sizes and settings.</summary>
    public EncoderConfig Config { get; }

    /// <summary>Where the parameters lie.</summary>
    public Device Device { get; }

    /// <summary>The model's own tokenizer.</summary>
    public TextTokenizer Tokenizer { get; }

    /// <summary>The folder it was read from: of its vocabulary at least.</summary>
    public string Folder { get; }

    /// <summary>The layers and embeddings.</summary>
    public Encoder Encoder { get; }

    /// <summary>What the weights began as: drawn from a seed, or a file's, by its hash.</summary>
    public string Began { get; internal set; } = "";

    /// <summary>Parameters of the guessing head that the weights' file lacks and the seed has drawn; none where all were drawn.</summary>
    public IReadOnlyList<string> DrawnAnew { get; internal set; } = [];

    /// <summary>Whether the pooler's values come from a file; a pooler that no one trained is not saved.</summary>
    internal bool HasPooler { get; set; }

    internal ChosenMath Math => _math;

    /// <summary>The parameters that guessing trains, all but the pooler, by Hugging Face's names.</summary>
    internal IEnumerable<(string Name, Parameter Value)> Trained => named_parameters().Where(p => !IsPooler(p.name)).Select(p => (p.name, p.parameter));

    /// <summary>The parameters that are saved.</summary>
    internal IEnumerable<(string Name, Parameter Value)> Saved => named_parameters().Where(p => HasPooler || !IsPooler(p.name)).Select(p => (p.name, p.parameter));

    /// <summary>A score for each token of the vocabulary at each token of the batch, [T, V].</summary>
    public override Tensor forward(PackedBatch batch) => Scores(Encoder.call(batch));

    /// <summary>The same at some tokens alone, [M, V].</summary>
    internal Tensor ScoresAt(PackedBatch batch, Tensor places) => Scores(Encoder.call(batch).index_select(0, places));

    internal static bool IsPooler(string name) => name.Contains("pooler.", StringComparison.Ordinal);

    private Tensor Scores(Tensor hidden) => functional.linear(_head.call(hidden), Encoder.Embeddings.Words, _head.Bias);

    /// <summary>What stands between hidden states and the word table: a linear step, GELU and LayerNorm [M, H] → [M, H]; and a bias [V].</summary>
    private sealed class PredictionHead : Module<Tensor, Tensor>
    {
        private readonly Linear _dense;
        private readonly Norm _norm;
        private readonly LayerMath _math;

        internal PredictionHead(EncoderConfig config, LayerMath math, Device device) : base(nameof(PredictionHead))
        {
            _math = math;
            _dense = Linear(config.Width, config.Width, device: device);
            _norm = new Norm(config, math, device);
            register_parameter("bias", Bias = Parameter(zeros(config.VocabularySize, device: device)));
            if (config.ModelType == EncoderType.Bert) { register_module("transform", new Group(("dense", _dense), ("LayerNorm", _norm))); }
            else
            {
                register_module("dense", _dense);
                register_module("layer_norm", _norm);
            }
        }

        internal Parameter Bias { get; }

        public override Tensor forward(Tensor x) => _norm.call(_math.LinearGelu(x, _dense));
    }
}
