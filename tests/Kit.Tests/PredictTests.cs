using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>kit predict with a model that kit train has saved, whole and as a difference.</summary>
public sealed class PredictTests
{
    private const string Texts = """
        {"text": "some layers stay"}
        {"text": "stay some layers", "pair": null}

        """;

    [Fact]
    public async Task EachLineGetsALabelWithItsProbability()
    {
        using var world = new SmallWorld();
        (await world.Train("all", "--set", "Epochs=5", "--set", "LearningRate=1e-2", "--save", world["saved"])).Ended(0);
        var lines = (await KitCall.RunWithInput(Texts, "predict", "--model", world["saved"])).Ended(0).Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(2, lines.Count);
        foreach (var line in lines)
        {
            Assert.Contains((string)line["label"]!, new[] { "unacceptable", "acceptable" });
            Assert.InRange((double)line["probability"]!, 0.5, 1);
        }
        var cells = (await KitCall.RunWithInput("some layers stay\nstay some layers\n", "predict", "--model", world["saved"], "--batch", "1")).Ended(0).Output.TrimEnd().Split('\n');
        Assert.Equal(lines.Select(line => (string)line["label"]!), cells.Select(line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task ADifferencePredictsWhatTheWholeModelDoes()
    {
        using var world = new SmallWorld();
        (await world.Train("head", "--set", "Epochs=2", "--save", world["whole"])).Ended(0);
        (await world.Train("head", "--set", "Epochs=2", "--save", world["delta"], "--delta")).Ended(0);
        Assert.False(File.Exists(world["delta", "model.safetensors"]), "a difference holds the whole weights");
        var whole = (await KitCall.RunWithInput(Texts, "predict", "--model", world["whole"])).Ended(0);
        Assert.Equal(whole.Output, (await KitCall.RunWithInput(Texts, "predict", "--model", world["delta"])).Ended(0).Output);
        Assert.Contains("delta.safetensors", File.ReadAllText(world["delta", "README.md"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\": \"some layers\"}\nno json\n", "Line 2 of the input")]
    [InlineData("some\tlayers\tstay\n", "Line 1 of the input: it has 3 columns")]
    public async Task ALineThatDoesNotFitIsNamed(string input, string named)
    {
        using var world = new SmallWorld();
        var call = (await KitCall.RunWithInput(input, "predict", "--model", world.Model)).Ended(1);
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task AModelThatWasNeverFineTunedSaysSo()
    {
        var call = (await KitCall.RunWithInput(Texts, "predict", "--model", "micro-bert")).Ended(1);
        Assert.Contains("train it first, with --save", call.Error, StringComparison.Ordinal);
    }
}
