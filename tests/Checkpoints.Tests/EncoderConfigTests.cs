using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

public sealed class EncoderConfigTests : IDisposable
{
    private const string Small = """
        {
          "model_type": "roberta", "hidden_size": 8, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 16,
          "vocab_size": 20, "max_position_embeddings": 12, "id2label": {"0": "no", "1": "yes"}, "torch_dtype": "float16",
          "my_own": {"kept": [1, 2.50]}
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_real_config_is_read_and_saved_again_as_the_same_file()
    {
        var source = Shared.Path("models", "all-MiniLM-L6-v2");
        var config = EncoderConfig.Load(source);
        Assert.Equal((EncoderType.Bert, 6, 384, 12, 32, 1536), (config.ModelType, config.Layers, config.Width, config.Heads, config.HeadWidth, config.FeedForward));
        Assert.Equal((30522, 512, 512, 2, 1e-12, 0.1), (config.VocabularySize, config.MaxPositions, config.UsablePositions, config.TokenTypes, config.LayerNormEpsilon, config.HiddenDropout));
        Assert.Equal("BertModel", config.Architecture);
        Assert.Null(config.Labels);
        config.Save(_folder.Path);
        Assert.Equal(File.ReadAllText(Path.Combine(source, "config.json")), File.ReadAllText(Path.Combine(_folder.Path, "config.json")));
    }

    [Theory]
    [InlineData("bert-tiny-random", EncoderType.Bert, 64, 64)]
    [InlineData("roberta-tiny-random", EncoderType.Roberta, 66, 64)]
    public void RoBERTas_positions_start_behind_the_padding_id(string model, EncoderType type, int rows, int usable)
    {
        var config = EncoderConfig.Load(Shared.Path("fixtures", model));
        Assert.Equal((type, rows, usable, 3), (config.ModelType, config.MaxPositions, config.UsablePositions, config.Labels));
    }

    [Fact]
    public void Fields_that_are_not_there_have_Hugging_Faces_defaults_and_others_are_kept()
    {
        var config = Load(Small);
        Assert.Equal((2, 1e-12, 0.1, 0.1, 0.02, 1, "gelu"), (config.TokenTypes, config.LayerNormEpsilon, config.HiddenDropout,
            config.AttentionDropout, config.InitializerRange, config.PadTokenId, config.HiddenActivation));
        Assert.Null(config.ClassifierDropout);
        Assert.Equal(["no", "yes"], config.LabelNames);
        Assert.Equal(10, config.UsablePositions);
        Assert.Equal(Small, config.ToJson());
    }

    [Fact]
    public void A_changed_field_is_written_and_the_rest_stays()
    {
        var json = JsonNode.Parse((Load(Small) with { HiddenDropout = 0, ClassifierDropout = 0.25 }).ToJson())!.AsObject();
        var expected = JsonNode.Parse(Small)!.AsObject();
        expected["hidden_dropout_prob"] = 0.0;
        expected["classifier_dropout"] = 0.25;
        Assert.True(JsonNode.DeepEquals(expected, json), json.ToJsonString());
    }

    [Fact]
    public void A_saved_classifier_names_its_class_and_labels_and_loads_again()
    {
        var saved = Load(Small).ForSequenceClassification(["entailment", "neutral", "contradiction"]);
        saved.Save(_folder.Path);
        var again = EncoderConfig.Load(_folder.Path);
        Assert.Equal(saved, again);
        Assert.Equal(saved.GetHashCode(), again.GetHashCode());
        Assert.Equal((3, "RobertaForSequenceClassification"), (again.Labels, again.Architecture));
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.Path, "config.json")))!.AsObject();
        Assert.Equal("""{"entailment":0,"neutral":1,"contradiction":2}""", json["label2id"]!.ToJsonString());
        Assert.Equal("float32", (string?)json["torch_dtype"]);
        Assert.Equal("""{"kept":[1,2.50]}""", json["my_own"]!.ToJsonString());
    }

    [Fact]
    public void The_papers_sizes_can_be_saved_and_loaded()
    {
        foreach (var config in new[] { EncoderConfig.BertBase, EncoderConfig.BertLarge, EncoderConfig.RobertaBase, EncoderConfig.RobertaLarge })
        {
            config.Save(_folder.Path);
            Assert.Equal(config, EncoderConfig.Load(_folder.Path));
        }
        Assert.NotEqual(EncoderConfig.BertBase, EncoderConfig.BertLarge);
    }

    [Fact]
    public void The_first_published_files_name_a_class_and_no_family()
    {
        Assert.Equal(EncoderType.Bert, Load(Changed("model_type", null, "architectures", """["BertForMaskedLM"]""")).ModelType);
        Assert.Equal(EncoderType.Roberta, Load(Changed("model_type", null, "architectures", """["RobertaForMaskedLM"]""")).ModelType);
    }

    [Theory]
    [InlineData("model_type", null, "the field model_type is missing")]
    [InlineData("model_type", "\"distilbert\"", "model_type is \"distilbert\"; the kit reads bert and roberta")]
    [InlineData("hidden_size", null, "the field hidden_size is missing")]
    [InlineData("hidden_size", "\"8\"", "hidden_size is \"8\" and not a whole number")]
    [InlineData("hidden_size", "8.5", "hidden_size is 8.5 and not a whole number")]
    [InlineData("hidden_size", "9", "hidden_size 9 isn't divisible by num_attention_heads 2")]
    [InlineData("num_hidden_layers", "0", "num_hidden_layers 0 is below 1")]
    [InlineData("num_hidden_layers", "2000000000", "more than 1000")]
    [InlineData("num_attention_heads", "-2", "num_attention_heads -2 is below 1")]
    [InlineData("vocab_size", "99999999999", "vocab_size is 99999999999 and not a whole number")]
    [InlineData("pad_token_id", "20", "pad_token_id 20 isn't in a vocabulary of vocab_size 20")]
    [InlineData("pad_token_id", "-1", "pad_token_id -1 isn't in a vocabulary")]
    [InlineData("max_position_embeddings", "2", "leaves no position behind pad_token_id 1")]
    [InlineData("hidden_act", "\"gelu_new\"", "hidden_act is \"gelu_new\", and the kit computes gelu alone")]
    [InlineData("hidden_act", "3", "hidden_act is 3 and not text")]
    [InlineData("hidden_dropout_prob", "1.0", "hidden_dropout_prob 1 isn't in [0, 1)")]
    [InlineData("classifier_dropout", "-0.5", "classifier_dropout -0.5 isn't in [0, 1)")]
    [InlineData("layer_norm_eps", "0", "layer_norm_eps 0 isn't above 0")]
    [InlineData("position_embedding_type", "\"relative_key\"", "position_embedding_type is \"relative_key\", and the kit computes \"absolute\" alone")]
    [InlineData("is_decoder", "true", "is_decoder is true")]
    [InlineData("num_labels", "3", "num_labels is 3 and id2label names 2")]
    [InlineData("id2label", """{"0": "no", "2": "yes"}""", "id2label has 2 names and none for output 1")]
    [InlineData("id2label", "[]", "id2label is [] and not an object")]
    [InlineData("architectures", "\"BertModel\"", "architectures is \"BertModel\" and not a list")]
    public void What_is_missing_or_contradictory_is_named(string field, string? value, string expected)
    {
        var message = Assert.Throws<KitException>(() => Load(Changed(field, value))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.StartsWith(Path.Combine(_folder.Path, "config.json"), message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"hidden_size": 8, "hidden_size": 9}""")]
    public void What_is_no_JSON_object_is_refused(string text)
    {
        var message = Assert.Throws<KitException>(() => Load(text)).Message;
        Assert.StartsWith(Path.Combine(_folder.Path, "config.json"), message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_file_is_named() => Assert.Contains(
        "config.json is missing", Assert.Throws<KitException>(() => EncoderConfig.Load(_folder.Path)).Message, StringComparison.Ordinal);

    private static string Changed(params string?[] fieldsAndValues)
    {
        var json = JsonNode.Parse(Small)!.AsObject();
        for (var index = 0; index < fieldsAndValues.Length; index += 2)
        {
            json.Remove(fieldsAndValues[index]!);
            if (fieldsAndValues[index + 1] is { } value) { json[fieldsAndValues[index]!] = JsonNode.Parse(value); }
        }
        return json.ToJsonString();
    }

    private EncoderConfig Load(string text)
    {
        File.WriteAllText(Path.Combine(_folder.Path, "config.json"), text);
        return EncoderConfig.Load(_folder.Path);
    }
}
