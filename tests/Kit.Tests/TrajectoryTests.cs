using System.Globalization;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>kit train on a real model and real data, against the steps Hugging Face took.</summary>
public sealed class TrajectoryTests
{
    [Theory]
    [Trait("Category", "All")]
    [InlineData("all", -1)]
    [InlineData("top:3", 3)]
    [InlineData("head", 6)]
    public async Task TwentyStepsOnMrpcAreThoseOfHuggingFace(string plan, int freeze)
    {
        using var folder = new TemporaryFolder();
        using var golden = new Golden("all-MiniLM-L6-v2");
        SafetensorsFile.Write(folder["head.safetensors"], [SafetensorsEntry.Of("weight", golden.Shape("head2.weight"), golden.Floats("head2.weight"))]);
        var call = await KitCall.Run(
            "train", "--model", Shared.Path("models", "all-MiniLM-L6-v2"), "--task", "MRPC", "--data", Shared.Path("glue"), "--tune", plan,
            "--set", "Order=File", "--set", "TrainExamples=320", "--set", "DevExamples=64", "--set", "Epochs=1", "--set", "Dropout=0",
            "--set", "LearningRate=5e-5", "--head", folder["head.safetensors"], "--trace", folder["trace"], "--predictions", folder["dev"]);
        call.Ended(0);

        var expected = Golden.Json("fixtures", "all-MiniLM-L6-v2", "trajectories.json").AsArray().First(run => (int)run!["freeze"]! == freeze)!;
        var steps = Lines(folder["trace"]).Zip(expected["trajectory"]!.AsArray()).ToList();
        Assert.Equal((int)expected["steps"]!, steps.Count);
        var loss = steps.Max(step => Difference(step.First, step.Second!, "loss"));
        var norm = steps.Max(step => Difference(step.First, step.Second!, "grad_norm") / Math.Max(1, (double)step.Second!["grad_norm"]!));
        var text = string.Create(CultureInfo.InvariantCulture, $"{plan}: largest differences loss {loss:g3}, norm {norm:g3}");
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.True(loss <= 1e-3 && norm <= 1e-3, text);
        Closeness.AssertClose(
            $"{plan}, logits on dev", Floats(expected["dev_logits_first_64"]!.AsArray()),
            Floats(Lines(folder["dev"]).Select(row => row["logits"])), absolute: 1e-3, relative: 1e-3);
    }

    private static double Difference(JsonObject actual, JsonNode expected, string field) => Math.Abs((double)actual[field]! - (double)expected[field]!);

    private static float[] Floats(IEnumerable<JsonNode?> rows) => [.. rows.SelectMany(row => row!.AsArray().Select(value => (float)value!))];

    private static List<JsonObject> Lines(string file) => [.. File.ReadLines(file).Select(line => JsonNode.Parse(line)!.AsObject())];
}
