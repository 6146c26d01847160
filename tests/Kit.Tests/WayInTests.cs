namespace LayerFreezing.Tests;

/// <summary>The script ./kit, in a tree of its own with a pretended dotnet, apt-get and registry.</summary>
public sealed class WayInTests
{
    [Fact]
    public async Task TheFirstStartBuildsAndTheNextOnesDoNot()
    {
        using var tree = new PretendedMachine();
        var first = (await tree.Kit("help", "doctor")).Ended(0);
        Assert.Equal("verb: help doctor\n", first.Output);
        Assert.Equal(["publish kit", "publish kernel"], tree.Calls("publish"));
        (await tree.Kit("help")).Ended(0);
        Assert.Equal(2, tree.Calls("publish").Count);
    }

    [Fact]
    public async Task ANewerSourceIsBuiltEvenWhereItsTimeIsOld()
    {
        using var tree = new PretendedMachine();
        (await tree.Kit("help")).Ended(0);
        File.SetLastWriteTimeUtc(tree.Write("lib/Added.cs", ""), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await tree.Kit("help")).Ended(0);
        Assert.Equal(4, tree.Calls("publish").Count);
    }

    [Fact]
    public async Task VerbsRunInTheCallersFolder()
    {
        using var tree = new PretendedMachine();
        Directory.CreateDirectory(tree["elsewhere"]);
        var call = (await tree.KitIn(tree["elsewhere"], "where")).Ended(0);
        Assert.EndsWith("/elsewhere\n", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheSdkOneSentenceSaysSo()
    {
        using var tree = new PretendedMachine();
        File.Delete(tree["path/dotnet"]);
        var call = (await tree.Kit("help")).Ended(1);
        Assert.Contains(".NET 10 SDK is missing", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task RootInstallsWhatIsMissingAfterRefreshingStaleLists()
    {
        using var tree = new PretendedMachine();
        File.Delete(tree["installed"]);
        tree.Write("lists-are-stale", "");
        tree.Write("registry/TorchSharp", "error NU1102: no such version");
        (await tree.Kit("help")).Ended(0);
        const string Install = "apt-get install -y --no-install-recommends jupyter-notebook jupyter-nbconvert libtorch-dev libopenblas0-openmp cmake g++ make";
        Assert.Equal([Install, "apt-get update", Install], tree.Calls("apt-get"));
    }

    [Fact]
    public async Task WithoutRootTheOneCommandIsPrinted()
    {
        using var tree = new PretendedMachine();
        File.Delete(tree["installed"]);
        tree.WriteScript("path/id", "echo 1000");
        var call = (await tree.Kit("help")).Ended(1);
        Assert.Contains("sudo sh -c 'apt-get update && apt-get install -y", call.Error, StringComparison.Ordinal);
        Assert.Empty(tree.Calls("apt-get"));
        Assert.Empty(tree.Calls("publish"));
    }

    [Fact]
    public async Task ARegistrysNoIsKeptAndASilenceIsAskedAgain()
    {
        using var tree = new PretendedMachine();
        tree.Write("registry/Microsoft.ML.Tokenizers", "error NU1301: no answer");
        tree.Write("registry/TorchSharp", "error NU1102: no such version");
        (await tree.Kit("help")).Ended(0);
        var choices = File.ReadAllText(tree["packages.props"]);
        Assert.Contains("<UseTorchSharpPackage>false<", choices, StringComparison.Ordinal);
        Assert.Contains("<UseTokenizersPackage>unanswered<", choices, StringComparison.Ordinal);
        Assert.Contains("<UsePlotlyPackage>true<", choices, StringComparison.Ordinal);
        Assert.Equal(5, tree.Calls("restore").Count);

        tree.Write("lib/Added.cs", "");
        (await tree.Kit("help")).Ended(0);
        Assert.Equal(10, tree.Calls("restore").Count);
    }

    [Fact]
    public async Task TheProbeIsRepeatedOnlyWhereItIsAskedFor()
    {
        using var tree = new PretendedMachine();
        (await tree.Kit("help")).Ended(0);
        tree.Write("lib/Added.cs", "");
        (await tree.Kit("help")).Ended(0);
        Assert.Equal(5, tree.Calls("restore").Count);
        (await tree.Kit("doctor", "--probe")).Ended(0);
        Assert.Equal(10, tree.Calls("restore").Count);
    }

    [Fact]
    public async Task ABuildThatFailsShowsTheErrorAndStartsNothing()
    {
        using var tree = new PretendedMachine();
        tree.Write("build-error", "lib/A.cs(1,1): error CS1002: ; expected");
        var call = (await tree.Kit("help")).Ended(1);
        Assert.Contains("error CS1002: ; expected", call.Error, StringComparison.Ordinal);
        Assert.Empty(call.Output);
        Assert.False(File.Exists(tree["bin/.built"]), "a failed build is taken for whole");
    }

    [Fact]
    public async Task TwoStartsAtOnceBuildOnce()
    {
        using var tree = new PretendedMachine();
        tree.HoldBuilds();
        using var first = tree.StartKit("help");
        await tree.BuildBegins();
        using var second = tree.StartKit("help");
        Assert.Contains("Another ./kit is building", await second.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        tree.LetBuildsGo();
        (await KitCall.Finish(first)).Ended(0);
        (await KitCall.Finish(second)).Ended(0);
        Assert.Equal(["publish kit", "publish kernel"], tree.Calls("publish"));
    }

    [Fact]
    public async Task AnInterruptedBuildIsNotTakenForWhole()
    {
        using var tree = new PretendedMachine();
        tree.HoldBuilds();
        using var held = tree.StartKit("help");
        await tree.BuildBegins();
        await KitCall.Interrupt(held);
        (await KitCall.Finish(held)).Ended(130);
        Assert.False(File.Exists(tree["bin/.built"]), "an interrupted build is taken for whole");

        tree.LetBuildsGo();
        tree.Write("artifacts/obj/half-written.dll", "");
        Assert.Equal("verb: help\n", (await tree.Kit("help")).Ended(0).Output);
        Assert.False(File.Exists(tree["artifacts/obj/half-written.dll"]), "what the interrupted build left is built upon");
    }
}
