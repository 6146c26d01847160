using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LayerFreezing;

/// <summary>
/// Everything that decides a run besides model, task and plan. A value: change a field with <c>with</c>, or by name
/// with <see cref="Set"/>, which is what <c>--set Field=value</c> does.
/// </summary>
public sealed record TrainingOptions
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>One seed drives the first values of the head, the order of the examples and dropout, by streams of their own.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The highest learning rate of the schedule; null takes the paper's choice for a known model and task, else 5e-5.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Passes over the training set; null is 3 for BERT and 10 for RoBERTa, as in the paper.</summary>
    public int? Epochs { get; init; }

    /// <summary>Examples a step; a short last batch is kept.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The longest sequence in tokens, the special ones included; longer texts are cut.</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>The part of all steps over which the learning rate rises from 0; it then falls linearly to 0.</summary>
    public double Warmup { get; init; }

    /// <summary>AdamW's weight decay; biases and LayerNorm are spared.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The largest norm of the gradient; a longer one is scaled down to it. 0 leaves gradients as they are.</summary>
    public double ClipNorm { get; init; } = 1.0;

    /// <summary>Whose gradients count towards the norm that is clipped.</summary>
    public ClipOver ClipOver { get; init; } = ClipOver.Trainable;

    /// <summary>Whether the plan <c>all</c> trains biases and LayerNorm weights; the authors' code didn't.</summary>
    public BaselineBiasAndNorm BaselineBiasAndNorm { get; init; } = BaselineBiasAndNorm.Trained;

    /// <summary>Hidden, attention and classifier dropout; null is the model's own, 0 is none.</summary>
    public double? Dropout { get; init; }

    /// <summary>Whether dropout acts in frozen layers; a cached prefix needs it off.</summary>
    public FrozenDropout FrozenDropout { get; init; } = FrozenDropout.Off;

    /// <summary>The order in which an epoch takes the examples.</summary>
    public ExampleOrder Order { get; init; } = ExampleOrder.Shuffled;

    /// <summary>Trains on the first n rows of the file; 0 is all.</summary>
    public int TrainExamples { get; init; }

    /// <summary>Scores on the first n rows of the file; 0 is all.</summary>
    public int DevExamples { get; init; }

    /// <summary>Threads of the tensor library; 0 is one for each core. The same number gives the same bits.</summary>
    public int Threads { get; init; }

    /// <summary>How the sequences of a training batch lie in memory.</summary>
    public Packing Packing { get; init; } = Packing.Packed;

    /// <summary>For which tokens the last layer is computed.</summary>
    public LastLayer LastLayer { get; init; } = LastLayer.FirstToken;

    /// <summary>Where dropout's random numbers come from on the CPU; fused steps need the counter.</summary>
    public DropoutKernel DropoutKernel { get; init; } = DropoutKernel.Counter;

    /// <summary>Whether steps that go together, linear steps with what follows them, are computed in one pass on the CPU.</summary>
    public Fusion Fusion { get; init; } = Fusion.Fused;

    /// <summary>How AdamW and the gradient's norm are computed on the CPU.</summary>
    public OptimizerKernel OptimizerKernel { get; init; } = OptimizerKernel.OnePass;

    /// <summary>Whether the activations that enter the first trained layer are kept and used again.</summary>
    public PrefixCache PrefixCache { get; init; } = PrefixCache.On;

    /// <summary>The precision of kept activations.</summary>
    public CachePrecision CachePrecision { get; init; } = CachePrecision.Single;

    /// <summary>The order in which dev examples are computed; answers are always those of the file's order.</summary>
    public EvaluationOrder EvaluationOrder { get; init; } = EvaluationOrder.Length;

    /// <summary>The names of all fields.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        [.. ((JsonObject)JsonSerializer.SerializeToNode(new TrainingOptions(), Json)!).Select(field => field.Key)];

    /// <summary>These options with one field changed by name; case doesn't matter, <c>null</c> takes a field's default.</summary>
    /// <exception cref="KitException">There is no such field, or the value doesn't fit it.</exception>
    public TrainingOptions Set(string field, string value)
    {
        var name = Fields.FirstOrDefault(known => known.Equals(field, StringComparison.OrdinalIgnoreCase))
            ?? throw new KitException($"there is no option {field}; the options are {string.Join(", ", Fields)}");
        var node = (JsonObject)JsonSerializer.SerializeToNode(this, Json)!;
        node[name] = Value(value);
        // The JSON reader would take several names with commas for one value.
        var names = NamesOf(name);
        if (names.Length > 0 && !names.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase)) { throw Unfit(name, value); }
        try
        {
            return (node.Deserialize<TrainingOptions>(Json) ?? this).Check();
        }
        catch (JsonException)
        {
            throw Unfit(name, value);
        }
    }

    /// <summary>These options, changed by <c>Field=value</c> texts.</summary>
    /// <exception cref="KitException">A text isn't of that form, names no field, or its value doesn't fit.</exception>
    public TrainingOptions SetAll(IEnumerable<string> assignments) => assignments.Aggregate(this, (options, assignment) =>
    {
        var parts = assignment.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? options.Set(parts[0], parts[1])
            : throw new KitException($"\"{assignment}\" sets nothing; write Field=value, Epochs=3 for example");
    });

    /// <summary>The options as JSON, every field by its name.</summary>
    public JsonObject ToJson() => (JsonObject)JsonSerializer.SerializeToNode(this, Json)!;

    /// <summary>Reads what <see cref="ToJson"/> wrote; fields that are left out have their defaults.</summary>
    /// <exception cref="KitException">A field is unknown or its value doesn't fit.</exception>
    public static TrainingOptions FromJson(JsonObject json) => new TrainingOptions().SetAll(json);

    /// <summary>These options, changed by the fields of an object.</summary>
    /// <exception cref="KitException">A field is unknown or its value doesn't fit.</exception>
    public TrainingOptions SetAll(JsonObject fields) =>
        fields.Aggregate(this, (options, field) => options.Set(field.Key, Text(field.Value)));

    /// <summary>These options with every value filled in that the model and the task decide.</summary>
    /// <param name="model">The encoder's sizes.</param>
    /// <param name="task">The task.</param>
    /// <exception cref="KitException">A value is out of range.</exception>
    public TrainingOptions For(EncoderConfig model, GlueTask task) => Check() with
    {
        LearningRate = LearningRate ?? PaperRates.For(model, task.Name) ?? 5e-5,
        Epochs = Epochs ?? (model.ModelType == EncoderType.Bert ? 3 : 10),
        Threads = Threads > 0 ? Threads : Environment.ProcessorCount,
    };

    /// <summary>These options, once they are seen to be in range.</summary>
    /// <exception cref="KitException">A value is out of range.</exception>
    public TrainingOptions Check()
    {
        Require(LearningRate is null or (> 0 and < 1), nameof(LearningRate), "above 0 and below 1, 5e-5 for example");
        Require(Epochs is null or >= 1, nameof(Epochs), "1 or more");
        Require(BatchSize >= 1, nameof(BatchSize), "1 or more");
        Require(MaxLength >= 3, nameof(MaxLength), "3 or more: two special tokens and one of the text");
        Require(Warmup is >= 0 and <= 1, nameof(Warmup), "a fraction of the steps, 0 to 1");
        Require(WeightDecay is >= 0 and < 1, nameof(WeightDecay), "0 or more and below 1");
        Require(ClipNorm >= 0 && double.IsFinite(ClipNorm), nameof(ClipNorm), "0 (no clipping) or more");
        Require(Dropout is null or (>= 0 and < 1), nameof(Dropout), "null, or 0 or more and below 1");
        Require(TrainExamples >= 0, nameof(TrainExamples), "0 (all) or more");
        Require(DevExamples >= 0, nameof(DevExamples), "0 (all) or more");
        Require(Threads is >= 0 and <= 1024, nameof(Threads), "0 (one for each core) to 1024");
        return this;
    }

    private static void Require(bool holds, string field, string range)
    {
        if (!holds) { throw new KitException($"{field} must be {range}"); }
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static string Text(JsonNode? value) => value is null ? "null" : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static KitException Unfit(string name, string value) => new(NamesOf(name) is { Length: > 0 } names
        ? $"{name} can't be {value}; it is {string.Join(" or ", names)}"
        : $"{name} can't be {value}; it takes a number");

    /// <summary>The values of a field that takes names; empty for one that takes a number.</summary>
    private static string[] NamesOf(string name) => name switch
    {
        nameof(ClipOver) => Enum.GetNames<ClipOver>(),
        nameof(BaselineBiasAndNorm) => Enum.GetNames<BaselineBiasAndNorm>(),
        nameof(FrozenDropout) => Enum.GetNames<FrozenDropout>(),
        nameof(Order) => Enum.GetNames<ExampleOrder>(),
        nameof(Packing) => Enum.GetNames<Packing>(),
        nameof(LastLayer) => Enum.GetNames<LastLayer>(),
        nameof(DropoutKernel) => Enum.GetNames<DropoutKernel>(),
        nameof(Fusion) => Enum.GetNames<Fusion>(),
        nameof(OptimizerKernel) => Enum.GetNames<OptimizerKernel>(),
        nameof(PrefixCache) => Enum.GetNames<PrefixCache>(),
        nameof(CachePrecision) => Enum.GetNames<CachePrecision>(),
        nameof(EvaluationOrder) => Enum.GetNames<EvaluationOrder>(),
        _ => [],
    };
}
