using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>kit tokenize: JSON lines in, JSON lines out.</summary>
public sealed class TokenizeTests
{
    [Fact]
    public async Task TextsAndPairsBecomeIdsTypesAndTokens()
    {
        using var model = Model();
        var call = (await KitCall.RunWithInput(
            """
            {"text": "Frozen layers", "pair": "stay"}

            {"text": "frozen stay layers", "max_length": 4}
            """, "tokenize", "--model", model.Path)).Ended(0);
        Assert.Equal(
            """
            {"input_ids":[2,4,5,6,3,7,3],"token_type_ids":[0,0,0,0,0,1,1],"tokens":["[CLS]","frozen","layer","##s","[SEP]","stay","[SEP]"]}
            {"input_ids":[2,4,7,3],"token_type_ids":[0,0,0,0],"tokens":["[CLS]","frozen","stay","[SEP]"]}

            """, call.Output);
        Assert.Empty(call.Error);
    }

    [Theory]
    [InlineData("frozen", "no JSON")]
    [InlineData("[1]", "no object")]
    [InlineData("""{"pair": "stay"}""", "no field 'text'")]
    [InlineData("""{"text": 1}""", "'text' is no text")]
    [InlineData("""{"text": "\ud800"}""", "'text' is no text")]
    [InlineData("""{"text": "stay", "pairs": "stay"}""", "unknown field 'pairs'")]
    [InlineData("""{"text": "stay", "max_length": 1.5}""", "'max_length' is no whole number")]
    [InlineData("""{"text": "stay", "max_length": 1}""", "maximum length of 1")]
    public async Task ALineThatDoesNotFitIsNamedAndTheLinesBeforeItAreAnswered(string line, string named)
    {
        using var model = Model();
        var call = (await KitCall.RunWithInput($$"""{"text": "stay"}{{"\n" + line}}""", "tokenize", "--model", model.Path)).Ended(1);
        Assert.StartsWith("{\"input_ids\":[2,7,3],", call.Output, StringComparison.Ordinal);
        Assert.StartsWith("kit: Line 2 of the input: ", call.Error, StringComparison.Ordinal);
        Assert.Contains(named, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task EveryGoldenCaseOfARealModelIsEqual()
    {
        var model = Shared.Path("models", "all-MiniLM-L6-v2");
        var cases = File.ReadLines(Shared.Path("fixtures", "tokenization", "bert-uncased.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var input = new StringBuilder();
        foreach (var item in cases)
        {
            var request = new JsonObject { ["text"] = (string?)item["text"], ["pair"] = (string?)item["pair"], ["max_length"] = (int)item["max_length"]! };
            input.Append(request.ToJsonString()).Append('\n');
        }
        var call = (await KitCall.RunWithInput(input.ToString(), "tokenize", "--model", model)).Ended(0);
        var answers = call.Output.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(cases.Count, answers.Count);
        foreach (var field in new[] { "input_ids", "token_type_ids", "tokens" })
        {
            var different = cases.Zip(answers).Count(both => !JsonNode.DeepEquals(both.First[field], both.Second[field]));
            Assert.True(different == 0, $"{field} of {different} of {cases.Count} cases are different");
        }
    }

    [Fact]
    public async Task AnInterruptionWhileItWaitsForInputEndsWith130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by kill");
        using var model = Model();
        using var waiting = KitCall.Start("dotnet", [KitCall.Program, "tokenize", "--model", model.Path], Shared.Root);
        await waiting.StandardInput.WriteAsync("{\"text\": \"stay\"}\n");
        await waiting.StandardInput.FlushAsync();
        await waiting.StandardOutput.ReadLineAsync();
        await KitCall.Interrupt(waiting);
        await waiting.WaitForExitAsync();
        Assert.Equal(130, waiting.ExitCode);
        Assert.Equal("kit: interrupted.\n", await waiting.StandardError.ReadToEndAsync());
    }

    private static TemporaryFolder Model()
    {
        var model = new TemporaryFolder();
        model.Write("config.json", JsonSerializer.Serialize(new { model_type = "bert" }));
        model.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nfrozen\nlayer\n##s\nstay\n[MASK]\n");
        return model;
    }
}
