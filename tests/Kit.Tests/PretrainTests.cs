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
        await Refused("replace it with --fresh", "--model", Tiny, "--text", text, "--to", _folder["out"], "--steps", "2", "--max-length", "16");
        (await KitCall.Run("pretrain", "--model", Tiny, "--text", text, "--to", _folder["out"], "--steps", "2", "--max-length", "16", "--threads", "1", "--fresh")).Ended(0);
        Assert.DoesNotContain("## Grammar", File.ReadAllText(_folder["out", "README.md"]), StringComparison.Ordinal);
    }

    /// <summary>The README's call: without a length that fits the model, the longest that does is taken, and a tenth of the steps warms up.</summary>
    [Fact]
    public async Task AShippedModelGoesOnWithNothingButATextGiven()
    {
        var text = _folder.Write("text.txt", "The cat sat near the old house.\nThe dog ran.\n");
        (await KitCall.Run("pretrain", "--model", "micro-bert", "--text", text, "--to", _folder["mine"], "--steps", "20")).Ended(0);
        var options = PretrainingRecord.Load(_folder["mine"])!.Options;
        Assert.Equal((64, 2), (options.MaxLength, options.WarmupSteps));
    }

    [Fact]
    public async Task AModelWithoutAHeadForGuessingIsNotAsked()
    {
        using var classifier = ModelFolder.Load(Shared.InRepository("data", "models", "micro-bert"), labels: 2);
        ModelFolder.Save(classifier, _folder["classifier"], ["no", "yes"]);
        var call = (await KitCall.Run("pretrain", "check", "--model", _folder["classifier"], "--pairs", "1")).Ended(1);
        Assert.Contains("can't guess words", call.Error, StringComparison.Ordinal);
        Assert.Contains("cls.predictions", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task TheShippedTasksAndVocabulariesAreWrittenAgain()
    {
        (await KitCall.Run("micro", "write", "--to", _folder["micro"])).Ended(0);
        foreach (var file in Directory.GetFiles(_folder["micro"], "*", SearchOption.AllDirectories))
        {
            var shipped = Shared.InRepository("data", Path.GetRelativePath(_folder["micro"], file));
            Assert.True(File.ReadAllBytes(shipped).AsSpan().SequenceEqual(File.ReadAllBytes(file)), file);
        }
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
