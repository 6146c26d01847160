namespace LayerFreezing.Tests;

public class SafetensorsReadingTests
{
    [Theory]
    [InlineData("bert-tiny-random")]
    [InlineData("roberta-tiny-random")]
    public void Every_parameter_of_a_tiny_model_is_in_its_file(string model)
    {
        var config = EncoderConfig.Load(Shared.Path("fixtures", model));
        using var checkpoint = Checkpoint.Open(Shared.Path("fixtures", model));
        var match = CheckpointMatch.For(config, 3, checkpoint);
        Assert.Equal(config.Parameters(3), match.Parameters.Select(parameter => parameter.Spec));
        Assert.Empty(match.DrawnAnew);
        Assert.Empty(match.Ignored);
    }

    [Fact]
    public void A_real_encoder_without_prefix_or_classifier_is_matched()
    {
        var config = EncoderConfig.Load(Shared.Path("models", "all-MiniLM-L6-v2"));
        using var checkpoint = Checkpoint.Open(Shared.Path("models", "all-MiniLM-L6-v2"));
        var match = CheckpointMatch.For(config, 2, checkpoint);
        Assert.Equal(["classifier.weight", "classifier.bias"], match.DrawnAnew);
        Assert.Equal(["embeddings.position_ids"], match.Ignored);
        Assert.Equal("53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", checkpoint.Sha256());
        var weights = new float[384 * 384];
        checkpoint.Tensors["pooler.dense.weight"].CopyTo(weights);
        Assert.True(weights.All(float.IsFinite) && weights.Any(weight => weight != 0));
    }
}
