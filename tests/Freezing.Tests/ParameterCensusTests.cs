using System.Text.Json;

namespace LayerFreezing.Tests;

public class ParameterCensusTests
{
    public static TheoryData<string, EncoderConfig> PaperModels => new()
    {
        { "bert-base-uncased", EncoderConfig.BertBase },
        { "bert-large-uncased", EncoderConfig.BertLarge },
        { "roberta-base", EncoderConfig.RobertaBase },
        { "roberta-large", EncoderConfig.RobertaLarge },
    };

    [Theory, MemberData(nameof(PaperModels))]
    public void Names_shapes_and_order_are_Hugging_Faces(string model, EncoderConfig config)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Shared.Path("fixtures", "parameters.json")));
        var expected = golden.RootElement.GetProperty(model).EnumerateObject()
            .Select(parameter => new ParameterSpec(parameter.Name, [.. parameter.Value.EnumerateArray().Select(length => length.GetInt64())]));
        Assert.Equal(expected, config.Parameters(2));
    }

    [Theory]
    [InlineData("bert-base-uncased", 109_482_240, 23_837_184, 7_087_872, 590_592)]
    [InlineData("bert-large-uncased", 335_141_888, 31_782_912, 12_596_224, 1_049_600)]
    [InlineData("roberta-base", 124_645_632, 39_000_576, 7_087_872, 590_592)]
    [InlineData("roberta-large", 355_359_744, 52_000_768, 12_596_224, 1_049_600)]
    public void The_papers_models_have_the_papers_sizes(string model, long total, long embeddings, long layer, long pooler)
    {
        var config = PaperModels.Single(row => row.Data.Item1 == model).Data.Item2;
        var census = ParameterCensus.Of(config, 2, FreezePlan.All);
        Assert.Equal(total, census.Encoder.Parameters);
        Assert.Equal(total + (2 * config.Width) + 2, census.Total.Parameters);
        Assert.Equal(["embeddings", .. Enumerable.Range(0, config.Layers).Select(number => $"layer {number}"), "pooler", "head"],
            census.Rows.Select(row => row.Name));
        Assert.Equal(embeddings, census.Rows[0].Parameters);
        Assert.All(census.Rows.Skip(1).Take(config.Layers), row => Assert.Equal(layer, row.Parameters));
        Assert.Equal(pooler, census.Rows[^2].Parameters);
    }

    [Theory]
    [InlineData("bert-tiny-random")]
    [InlineData("roberta-tiny-random")]
    [InlineData("all-MiniLM-L6-v2")]
    public void Trained_parameters_are_as_many_as_the_trajectories_had(string model)
    {
        var real = model == "all-MiniLM-L6-v2";
        var config = EncoderConfig.Load(Shared.Path(real ? "models" : "fixtures", model));
        using var golden = JsonDocument.Parse(File.ReadAllText(Shared.Path("fixtures", model, "trajectories.json")));
        var runs = (real ? golden.RootElement : golden.RootElement.GetProperty("trajectories")).EnumerateArray().ToList();
        Assert.NotEmpty(runs);
        foreach (var run in runs)
        {
            var frozen = run.GetProperty("freeze").GetInt32();
            var plan = frozen < 0 ? FreezePlan.All : FreezePlan.FreezeFirst(frozen);
            var regression = run.TryGetProperty("regression", out var flag) && flag.GetBoolean();
            var labels = real ? 2 : regression ? 1 : 3;
            Assert.Equal(run.GetProperty("trainable_parameters").GetInt64(), ParameterCensus.Of(config, labels, plan).Total.TrainedParameters);
        }
    }

    [Fact]
    public void The_table_aligns_its_columns_and_adds_up()
    {
        var config = EncoderConfig.BertBase with { Layers = 2, Width = 32, Heads = 4, FeedForward = 64, VocabularySize = 900, MaxPositions = 64 };
        var text = ParameterCensus.Of(config, 3, FreezePlan.FreezeFirst(1)).ToText();
        Assert.Equal("""
            part        tensors  parameters  % of model  trained  frozen  % trained
            embeddings        5      30,976        62.9        0  30,976        0.0
            layer 0          16       8,544        17.4        0   8,544        0.0
            layer 1          16       8,544        17.4    8,544       0      100.0
            pooler            2       1,056         2.1    1,056       0      100.0
            head              2          99         0.2       99       0      100.0
            total            41      49,219       100.0    9,699  39,520       19.7
            top:1: 20 of 41 tensors are trained, 21 are frozen
            """.ReplaceLineEndings("\n"), text);
    }
}
