namespace LayerFreezing.Tests;

/// <summary>A call that isn't understood ends with 2, and one that fails with 1: a sentence on standard error either way.</summary>
public sealed class WrongCallTests
{
    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("doctor --nonsense", "--nonsense")]
    [InlineData("test --filter", "--filter")]
    [InlineData("tokenize", "--model")]
    [InlineData("notebook", "command")]
    [InlineData("notebook run", "argument")]
    [InlineData("help nonsense", "nonsense")]
    public async Task AWrongCallEndsWithTwoAndNamesWhatIsWrong(string call, string named)
    {
        var wrong = (await KitCall.Run(call.Split(' '))).Ended(2);
        Assert.Empty(wrong.Output);
        Assert.Contains(named, wrong.Error, StringComparison.Ordinal);
        Assert.StartsWith("kit: ", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fetch modle", "./kit fetch has no 'modle': choose one of model, glue, status.", "./kit help fetch")]
    [InlineData("study rnu", "./kit study has no 'rnu': choose one of ", "./kit help study")]
    [InlineData("trian", "./kit has no 'trian': choose one of reproduce, train,", "./kit help")]
    [InlineData("fetch model", "", "./kit help fetch model")]
    [InlineData("study run mini --nope", "--nope", "./kit help study run")]
    public async Task TheLastLineSaysWhichHelpToReadByTheWholeNameOfTheVerb(string call, string said, string help)
    {
        var lines = (await KitCall.Run(call.Split(' '))).Ended(2).Error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains(said, lines[0], StringComparison.Ordinal);
        Assert.Equal($"{help} shows how it is called.", lines[1]);
        (await KitCall.Run(help["./kit ".Length..].Split(' '))).Ended(0);
    }

    [Theory]
    [InlineData("train --model m --tune all --task", "Required argument missing for option: '--task'.")]
    [InlineData("train --model m --tune all --file", "--file needs --text and --label")]
    [InlineData("train --model m --tune all --file f --text", "--file needs --text and --label")]
    [InlineData("train --model m --tune all --task CoLA --delta", "--delta says how to save")]
    [InlineData("train --model m --tune all --file f --text 1 --label 2 --dev-share x", "--dev-share x: give a number.")]
    [InlineData("train --model m --tune all --file f --text 1 --label 2 --kind words", "'words'")]
    [InlineData("evaluate --model m --task", "Required argument missing for option: '--task'.")]
    [InlineData("predict --model m --batch x", "--batch x: give a number of 1 or more.")]
    [InlineData("predict --model m --max-length 0", "--max-length 0: give a number of 1 or more.")]
    [InlineData("study advise mini --quality", "Required argument missing for option: '--quality'.")]
    [InlineData("study advise mini --quality x", "--quality x: give a part above 0")]
    [InlineData("study summary mini paper --results", "--results is for one study")]
    [InlineData("study run mini --keep-every x", "--keep-every x: give a number of seconds above 0.")]
    public async Task AValueThatIsMissingOrOfAnotherKindIsNamedInWords(string call, string said)
    {
        var wrong = (await KitCall.Run(call.Split(' '))).Ended(2);
        Assert.Contains(said, wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokenize --model no/such/model", "no/such/model")]
    [InlineData("notebook run no-such.ipynb", "no-such.ipynb")]
    [InlineData("bench sideways", "sideways")]
    public async Task WhatIsNotThereIsOneSentenceThatNamesIt(string call, string named)
    {
        var failed = (await KitCall.Run(call.Split(' '))).Ended(1);
        Assert.Empty(failed.Output);
        Assert.Contains(named, failed.Error, StringComparison.Ordinal);
        Assert.Single(failed.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task TheStackTraceIsShownWhereItIsAskedFor()
    {
        var failed = (await KitCall.Run("tokenize", "--model", "no/such/model", "--verbose")).Ended(1);
        Assert.Contains("   at LayerFreezing.", failed.Error, StringComparison.Ordinal);
    }
}
