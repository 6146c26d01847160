using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing;

/// <summary>Reads and writes config.json, and checks what it says.</summary>
internal static class EncoderConfigFile
{
    public const string Name = "config.json";

    // Far above any published encoder; a file can't make the kit list millions of parameters.
    private const int MostLayers = 1000;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Every field but the labels: its name, and what stands there for a configuration (null: nothing).</summary>
    private static readonly (string Name, Func<EncoderConfig, JsonNode?> Value)[] Fields =
    [
        ("architectures", config => config.Architecture is { } name ? new JsonArray(name) : null),
        ("attention_probs_dropout_prob", config => config.AttentionDropout),
        ("classifier_dropout", config => config.ClassifierDropout),
        ("hidden_act", config => config.HiddenActivation),
        ("hidden_dropout_prob", config => config.HiddenDropout),
        ("hidden_size", config => config.Width),
        ("initializer_range", config => config.InitializerRange),
        ("intermediate_size", config => config.FeedForward),
        ("layer_norm_eps", config => config.LayerNormEpsilon),
        ("max_position_embeddings", config => config.MaxPositions),
        ("model_type", config => config.ModelType == EncoderType.Bert ? "bert" : "roberta"),
        ("num_attention_heads", config => config.Heads),
        ("num_hidden_layers", config => config.Layers),
        ("pad_token_id", config => config.PadTokenId),
        ("problem_type", config => config.ProblemType),
        ("type_vocab_size", config => config.TokenTypes),
        ("vocab_size", config => config.VocabularySize),
    ];

    public static EncoderConfig Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KitException($"{path} is missing; a model folder holds {Name}, the weights and the vocabulary", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} can't be read: {failure.Message}", failure);
        }
    }

    public static EncoderConfig Parse(string text, string path)
    {
        var fields = new ConfigFields(text, path);
        fields.Refuse("position_embedding_type", "absolute");
        fields.Refuse("is_decoder", false);
        var type = Family(fields);
        return Check(new EncoderConfig
        {
            ModelType = type,
            Layers = fields.Integer("num_hidden_layers"),
            Width = fields.Integer("hidden_size"),
            Heads = fields.Integer("num_attention_heads"),
            FeedForward = fields.Integer("intermediate_size"),
            VocabularySize = fields.Integer("vocab_size"),
            MaxPositions = fields.Integer("max_position_embeddings"),
            TokenTypes = fields.Integer("type_vocab_size", 2),
            LayerNormEpsilon = fields.Number("layer_norm_eps") ?? 1e-12,
            HiddenDropout = fields.Number("hidden_dropout_prob") ?? 0.1,
            AttentionDropout = fields.Number("attention_probs_dropout_prob") ?? 0.1,
            ClassifierDropout = fields.Number("classifier_dropout"),
            InitializerRange = fields.Number("initializer_range") ?? 0.02,
            PadTokenId = fields.Integer("pad_token_id", type == EncoderType.Bert ? 0 : 1),
            HiddenActivation = fields.Text("hidden_act") ?? "gelu",
            Labels = fields.Labels(),
            LabelNames = fields.LabelNames(),
            Architecture = fields.Architecture(),
            ProblemType = fields.Text("problem_type"),
            SourceText = text,
        }, path);
    }

    /// <summary>The configuration itself, where nothing in it is out of range, contradictory or not supported.</summary>
    public static EncoderConfig Check(EncoderConfig config, string place)
    {
        AtLeastOne("num_hidden_layers", config.Layers);
        AtLeastOne("hidden_size", config.Width);
        AtLeastOne("num_attention_heads", config.Heads);
        AtLeastOne("intermediate_size", config.FeedForward);
        AtLeastOne("vocab_size", config.VocabularySize);
        AtLeastOne("max_position_embeddings", config.MaxPositions);
        AtLeastOne("type_vocab_size", config.TokenTypes);
        AtLeastOne("num_labels", config.Labels ?? 1);
        Require(config.Layers <= MostLayers, $"num_hidden_layers {config.Layers} is more than {MostLayers}");
        Require(config.Width % config.Heads == 0, $"hidden_size {config.Width} isn't divisible by num_attention_heads {config.Heads}");
        Require(config.PadTokenId >= 0 && config.PadTokenId < config.VocabularySize,
            $"pad_token_id {config.PadTokenId} isn't in a vocabulary of vocab_size {config.VocabularySize}");
        Require(config.UsablePositions >= 1,
            $"max_position_embeddings {config.MaxPositions} leaves no position behind pad_token_id {config.PadTokenId}");
        Require(config.HiddenActivation == "gelu", $"hidden_act is \"{config.HiddenActivation}\", and the kit computes gelu alone");
        Require(config.LayerNormEpsilon > 0, $"layer_norm_eps {config.LayerNormEpsilon} isn't above 0");
        Require(config.InitializerRange >= 0, $"initializer_range {config.InitializerRange} is below 0");
        Probability("hidden_dropout_prob", config.HiddenDropout);
        Probability("attention_probs_dropout_prob", config.AttentionDropout);
        Probability("classifier_dropout", config.ClassifierDropout ?? 0);
        Require(config.LabelNames.Count == 0 || config.Labels == config.LabelNames.Count,
            $"num_labels is {config.Labels} and id2label names {config.LabelNames.Count}");
        return config;

        void Require(bool holds, FormattableString fault)
        {
            if (!holds) { throw Fault(place, fault.ToString(CultureInfo.InvariantCulture)); }
        }

        void AtLeastOne(string field, int value) => Require(value >= 1, $"{field} {value} is below 1");

        void Probability(string field, double value) => Require(value is >= 0 and < 1, $"{field} {value} isn't in [0, 1)");
    }

    /// <summary>The JSON to save: the source, with the fields that were changed since it was read.</summary>
    public static string Text(EncoderConfig config)
    {
        var json = JsonNode.Parse(config.SourceText)!.AsObject();
        var original = json.Count == 0 ? null : Parse(config.SourceText, "the configuration");
        var changed = original is null;
        foreach (var (name, value) in Fields)
        {
            var wanted = value(config);
            if (JsonNode.DeepEquals(wanted, original is null ? null : value(original))) { continue; }
            json[name] = wanted;
            changed = true;
        }
        if (original is null || original.Labels != config.Labels || !original.LabelNames.SequenceEqual(config.LabelNames))
        {
            SetLabels(json, config);
            changed = true;
        }
        return changed ? json.ToJsonString(Indented) + "\n" : config.SourceText;
    }

    /// <summary>The source with the number format of its weights, where it names one, set to single precision.</summary>
    public static string InSinglePrecision(string source)
    {
        var json = JsonNode.Parse(source)!.AsObject();
        string[] stated = [.. new[] { "torch_dtype", "dtype" }.Where(name => json[name] is { } type && !IsSingle(type))];
        foreach (var name in stated) { json[name] = "float32"; }
        return stated.Length == 0 ? source : json.ToJsonString(Indented) + "\n";

        static bool IsSingle(JsonNode type) => JsonNode.DeepEquals(type, JsonValue.Create("float32"));
    }

    public static KitException Fault(string place, string fault, Exception? cause = null)
    {
        var sentence = $"{place}: {fault}; take the {Name} that belongs to the weights";
        return cause is null ? new KitException(sentence) : new KitException(sentence, cause);
    }

    private static EncoderType Family(ConfigFields fields)
    {
        // The first published files name the class and not the family.
        var family = fields.Text("model_type") ?? fields.Architecture() ?? throw fields.Missing("model_type");
        return family switch
        {
            "bert" => EncoderType.Bert,
            "roberta" => EncoderType.Roberta,
            _ when family.StartsWith("BertFor", StringComparison.Ordinal) || family == "BertModel" => EncoderType.Bert,
            _ when family.StartsWith("RobertaFor", StringComparison.Ordinal) || family == "RobertaModel" => EncoderType.Roberta,
            _ => throw new KitException($"{fields.Place}: model_type is \"{family}\"; the kit reads bert and roberta"),
        };
    }

    private static void SetLabels(JsonObject json, EncoderConfig config)
    {
        json.Remove("num_labels");
        json.Remove("id2label");
        json.Remove("label2id");
        if (config.LabelNames.Count == 0)
        {
            if (config.Labels is { } labels) { json["num_labels"] = labels; }
            return;
        }
        var (names, ids) = (new JsonObject(), new JsonObject());
        for (var id = 0; id < config.LabelNames.Count; id++)
        {
            names[id.ToString(CultureInfo.InvariantCulture)] = config.LabelNames[id];
            ids[config.LabelNames[id]] = id;
        }
        json["id2label"] = names;
        json["label2id"] = ids;
    }
}
