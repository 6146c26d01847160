namespace LayerFreezing.Tests;

/// <summary>kit pretrain and kit micro.</summary>
public sealed class PretrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Tiny => Shared.InRepository("data", "golden", "roberta-tiny");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AModelGoesOnOnATextFileAndItsCardTellsHow()
    {
        var text = _folder.Write("text.txt", "The cat sat.\nThe dog ran.\tIt was fast.\n");
        var call = (await KitCall.Run("pretrain", "--model", Tiny, "--text", text, "--to", _folder["out"], "--steps", "3", "--batch-size", "2", "--max-length", "16", "--threads", "1")).Ended(0);
        Assert.Contains("after 3 steps", call.Output, StringComparison.Ordinal);
        var card = File.ReadAllText(_folder["out", "README.md"]);
        foreach (var part in new[] { "# out", "3 of 2 lines", "text.txt", "seed", "--steps 3", "## Loss" }) { Assert.Contains(part, card, StringComparison.Ordinal); }
        (await KitCall.Run("pretrain", "check", "--model", _folder["out"], "--pairs", "1", "--save")).Ended(0);
        Assert.Contains("## Grammar", File.ReadAllText(_folder["out", "README.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeDoneIsSaidInOneSentence()
    {
        var text = _folder.Write("text.txt", "The cat sat.\n");
        await Refused("own folder", "--model", Tiny, "--text", text, "--to", Tiny);
        await Refused("there is no text", "--model", Tiny, "--text", _folder["no.txt"], "--to", _folder["out"]);
        await Refused("masked must be above 0", "--model", Tiny, "--text", text, "--to", _folder["out"], "--masked", "2");
        await Refused("No model", "--model", "nowhere", "--text", text, "--to", _folder["out"]);
    }

    [Fact]
    public async Task TheCorpusIsPrintedLineByLine()
    {
        var call = (await KitCall.Run("micro", "text", "--from", "3", "--lines", "2")).Ended(0);
        Assert.Equal([.. new MicroCorpus().Lines(3).Take(2), ""], call.Output.Split('\n'));
    }

    private static async Task Refused(string sentence, params string[] arguments)
    {
        var call = (await KitCall.Run(["pretrain", .. arguments])).Ended(1);
        Assert.Contains(sentence, call.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }
}
