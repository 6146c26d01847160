namespace LayerFreezing.Tests;

/// <summary>kit reproduce: a study, a notebook, and the curve.</summary>
public sealed class ReproduceTests
{
    [Fact]
    public async Task ItEndsWithTheCurveTheOperatingPointsAndWhereAllOfItLies()
    {
        using var kit = new SmallReproduction();
        var call = await kit.Run();
        foreach (var part in new[]
        {
            "small: quality left by trained layers", "micro-CoLA", "top:1", "Operating point", "with CoLA left out, as in the paper",
            "paper's bert-base", "51 %", Path.Combine("results", "micro-quick"), "relative-quality.svg", "01-freeze-and-fine-tune.ipynb", "the comparison",
        })
        {
            Assert.Contains(part, call.Output, StringComparison.Ordinal);
        }
        Assert.True(File.Exists(kit["results", "micro-quick", "figures", "score-by-depth.svg"]));
        Assert.True(File.Exists(kit["results", "01-freeze-and-fine-tune.ipynb"]));
        Assert.Equal(6, kit.Records.Length);
    }

    [Fact]
    public async Task StartedAgainItSaysThatAllIsThereAndFreshStartsOver()
    {
        using var kit = new SmallReproduction();
        var first = await kit.Run();
        var written = File.GetLastWriteTimeUtc(kit.Records[0]);
        var again = await kit.Run();
        Assert.Contains("All is there already", again.Output, StringComparison.Ordinal);
        Assert.Equal(Curve(first), Curve(again));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kit.Records[0]));
        var over = await kit.Run("--fresh");
        Assert.DoesNotContain("All is there already", over.Output, StringComparison.Ordinal);
        Assert.Equal(Curve(first), Curve(over));
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(kit.Records[0]));
    }

    [Fact]
    public async Task KilledAndStartedAgainItEndsTheSame()
    {
        using var whole = new SmallReproduction();
        using var killed = new SmallReproduction();
        var expected = await whole.Run();
        var process = killed.Start();
        while (killed.Records.Length == 0 && !process.HasExited) { await Task.Delay(20); }
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        Assert.Equal(Curve(expected), Curve(await killed.Run()));
    }

    [Fact]
    public async Task ItStandsBesideTheWholeStudyWhereThatWasRun()
    {
        using var kit = new SmallReproduction();
        await kit.Run();
        kit.TakeForTheWholeStudy();
        var call = await kit.Run();
        Assert.Contains("small, whole study, 90 %", call.Output, StringComparison.Ordinal);
        var all = Curve(call).Split('\n').First(line => line.StartsWith("all ", StringComparison.Ordinal));
        Assert.Equal(4, all.Split("100 %").Length); // its own, the whole study's and the paper's
    }

    [Fact]
    public async Task ANotebookThatFailedIsRunAgain()
    {
        using var kit = new SmallReproduction();
        var right = kit.ReplaceNotebook("throw new InvalidOperationException(\"not today\");");
        var failed = (await KitCall.Finish(kit.Start())).Ended(1);
        Assert.Contains("not today", failed.Error, StringComparison.Ordinal);
        Assert.Contains("the next start runs it again", failed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(kit["results", "01-freeze-and-fine-tune.ipynb"]));
        kit.ReplaceNotebook(right);
        var again = await kit.Run();
        Assert.DoesNotContain("already", again.Output, StringComparison.Ordinal);
        Assert.Contains("the comparison", again.Output, StringComparison.Ordinal);
        Assert.Contains("All is there already", (await kit.Run()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverResultsOfAnotherStudyItOffersToStartOver()
    {
        using var kit = new SmallReproduction();
        await kit.Run();
        File.WriteAllText(kit["data", "studies", "micro-quick.json"], File.ReadAllText(kit["data", "studies", "micro-quick.json"]).Replace("0.01", "0.02", StringComparison.Ordinal));
        var call = (await KitCall.Finish(kit.Start())).Ended(1);
        Assert.Contains("./kit reproduce --fresh", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
        await kit.Run("--fresh");
    }

    [Fact]
    public async Task WithoutTheStudyItSaysWhatIsMissing()
    {
        using var kit = new SmallReproduction();
        File.Delete(kit["data", "studies", "micro-quick.json"]);
        var call = (await KitCall.Finish(kit.Start())).Ended(1);
        Assert.Contains("There is no study micro-quick", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    /// <summary>What depends on the scores alone.</summary>
    private static string Curve(KitCall call)
    {
        var lines = call.Output.Split('\n').SkipWhile(line => !line.Contains("quality left by trained layers", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 8, call.Output);
        return string.Join('\n', lines);
    }
}
