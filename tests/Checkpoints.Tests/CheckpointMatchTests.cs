namespace LayerFreezing.Tests;

public sealed class CheckpointMatchTests : IDisposable
{
    private static readonly EncoderConfig Bert = EncoderConfig.BertBase with
    {
        Layers = 1,
        Width = 4,
        Heads = 2,
        FeedForward = 8,
        VocabularySize = 10,
        MaxPositions = 6,
    };

    private static readonly EncoderConfig Roberta = Bert with { ModelType = EncoderType.Roberta, TokenTypes = 1, PadTokenId = 1 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EncoderType.Bert)]
    [InlineData(EncoderType.Roberta)]
    public void A_whole_classifier_fills_every_parameter(EncoderType type)
    {
        var config = type == EncoderType.Bert ? Bert : Roberta;
        using var checkpoint = Save(config.Parameters(2));
        var match = CheckpointMatch.For(config, 2, checkpoint).RequireComplete();
        Assert.Equal(config.Parameters(2).Select(spec => spec.Name), match.Parameters.Select(parameter => parameter.Tensor!.Name));
        Assert.Equal((0, 0, 0), (match.DrawnAnew.Count, match.Ignored.Count, match.Notes.Count));
    }

    [Fact]
    public void Old_names_and_names_without_the_prefix_are_the_same_parameters()
    {
        using var checkpoint = Save(Bert.Parameters(2).Select(spec => spec with
        {
            Name = spec.Name.Replace("bert.", "", StringComparison.Ordinal)
                .Replace("LayerNorm.weight", "LayerNorm.gamma", StringComparison.Ordinal)
                .Replace("LayerNorm.bias", "LayerNorm.beta", StringComparison.Ordinal),
        }));
        Assert.Empty(CheckpointMatch.For(Bert, 2, checkpoint).DrawnAnew);
    }

    [Fact]
    public void What_a_classifier_has_no_use_for_is_listed()
    {
        ParameterSpec[] more =
        [
            new("roberta.embeddings.position_ids", [1, 6]), new("roberta.pooler.dense.weight", [4, 4]), new("roberta.pooler.dense.bias", [4]),
            new("lm_head.dense.weight", [4, 4]), new("cls.predictions.bias", [10]),
        ];
        using var checkpoint = Save([.. Roberta.Parameters(2), .. more]);
        Assert.Equal(more.Select(spec => spec.Name).Order(StringComparer.Ordinal), CheckpointMatch.For(Roberta, 2, checkpoint).Ignored);
    }

    [Fact]
    public void A_head_and_a_pooler_may_be_missing_and_only_as_a_whole()
    {
        using (var encoder = Save(Bert.Parameters(2).SkipLast(4)))
        {
            var match = CheckpointMatch.For(Bert, 2, encoder);
            Assert.Equal(["bert.pooler.dense.weight", "bert.pooler.dense.bias", "classifier.weight", "classifier.bias"], match.DrawnAnew);
            Assert.Contains("bert.pooler.dense.weight (and 3 more) is missing", Assert.Throws<KitException>(match.RequireComplete).Message, StringComparison.Ordinal);
        }
        Assert.Contains("classifier.bias is missing and the rest of classifier is there", Refusal(Bert.Parameters(2).SkipLast(1)), StringComparison.Ordinal);
        Assert.Contains("bert.pooler.dense.weight is missing", Refusal(Without("bert.pooler.dense.weight")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EncoderType.Bert, "classifier.weight [3, 4]")]
    [InlineData(EncoderType.Roberta, "classifier.out_proj.weight [3, 4]")]
    public void A_head_for_another_number_of_labels_is_drawn_anew_and_said_so(EncoderType type, string named)
    {
        var config = type == EncoderType.Bert ? Bert : Roberta;
        using var checkpoint = Save(config.Parameters(3));
        var match = CheckpointMatch.For(config, 2, checkpoint);
        Assert.Equal(config.Parameters(2).TakeLast(2).Select(spec => spec.Name), match.DrawnAnew);
        Assert.Contains($"({named}) is for 3 labels and the task has 2", Assert.Single(match.Notes), StringComparison.Ordinal);
        Assert.Contains("3 labels and the task has 2; name the task", Assert.Throws<KitException>(match.RequireComplete).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bert.embeddings.word_embeddings.weight")]
    [InlineData("bert.encoder.layer.0.attention.self.key.bias")]
    [InlineData("bert.encoder.layer.0.output.LayerNorm.bias")]
    public void Anything_else_missing_is_named(string name) => Assert.Contains($"{name} [", Refusal(Without(name)), StringComparison.Ordinal);

    [Theory]
    [InlineData("bert.encoder.layer.1.output.dense.bias")]
    [InlineData("classifier.dense.weight")]
    [InlineData("qa_outputs.weight")]
    [InlineData("roberta.pooler.dense.weight")]
    public void Anything_surplus_is_named(string name) => Assert.Contains(
        $"{name} belongs to no parameter of this Bert classifier of 1 layers", Refusal([.. Bert.Parameters(2), new(name, [1])]), StringComparison.Ordinal);

    [Theory]
    [InlineData("bert.embeddings.word_embeddings.weight", "10 5", "[10, 4]")]
    [InlineData("bert.embeddings.word_embeddings.weight", "9 4", "[10, 4]")]
    [InlineData("bert.encoder.layer.0.output.dense.weight", "4 2 4", "[4, 8]")]
    [InlineData("bert.pooler.dense.bias", "1 4", "[4]")]
    [InlineData("classifier.weight", "2 5", "[2, 4]")]
    [InlineData("classifier.bias", "3", "[2]")]
    public void A_wrong_shape_is_named_with_the_right_one(string name, string shape, string right)
    {
        long[] lengths = [.. shape.Split(' ').Select(length => long.Parse(length, System.Globalization.CultureInfo.InvariantCulture))];
        var message = Refusal(Bert.Parameters(2).Select(spec => spec.Name == name ? spec with { Shape = lengths } : spec));
        Assert.Contains($"{name} is [{shape.Replace(" ", ", ", StringComparison.Ordinal)}] and the model needs {right}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_parameter_under_two_names_and_one_of_whole_numbers_are_named()
    {
        Assert.Contains("are the same parameter", Refusal([.. Bert.Parameters(2), new("pooler.dense.bias", [4])]), StringComparison.Ordinal);
        var path = Path.Combine(_folder.Path, "model.safetensors");
        SafetensorsFile.Write(path, Bert.Parameters(2).Select((spec, index) => index == 0
            ? SafetensorsEntry.Of(spec.Name, spec.Shape, new long[spec.Count])
            : SafetensorsEntry.Of(spec.Name, spec.Shape, new float[spec.Count])));
        using var checkpoint = Checkpoint.Open(path);
        Assert.Contains("holds whole numbers (I64)", Assert.Throws<KitException>(() => CheckpointMatch.For(Bert, 2, checkpoint)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<ParameterSpec> Without(string name) => Bert.Parameters(2).Where(spec => spec.Name != name);

    private string Refusal(IEnumerable<ParameterSpec> specs)
    {
        using var checkpoint = Save(specs);
        var message = Assert.Throws<KitException>(() => CheckpointMatch.For(Bert, 2, checkpoint)).Message;
        Assert.StartsWith(checkpoint.Path, message, StringComparison.Ordinal);
        return message;
    }

    private Checkpoint Save(IEnumerable<ParameterSpec> specs)
    {
        var path = Path.Combine(_folder.Path, "model.safetensors");
        SafetensorsFile.Write(path, specs.Select(spec => SafetensorsEntry.Of(spec.Name, spec.Shape, new float[spec.Count])));
        return Checkpoint.Open(path);
    }
}
