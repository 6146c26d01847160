using System.Runtime.InteropServices;

namespace LayerFreezing.Tests;

/// <summary>kit test, on a tree of test projects that are only pretended.</summary>
public sealed class TestVerbTests
{
    private const string Pass = """<test name="A.Passes" result="Pass" />""";
    private const string Skip = """<test name="A.Waits" result="Skip"><reason>shared/glue is not here</reason></test>""";
    private const string Fail = """<test name="A.Fails" result="Fail"><failure><message>Expected: 1</message><stack-trace>at A.Fails()</stack-trace></failure></test>""";

    [Fact]
    public async Task TheLastLineIsTheSumOverAllProjects()
    {
        using var tree = Tree(("One.Tests", Pass + Pass + Skip), ("Two.Tests", Pass));
        var run = (await Run(tree)).Ended(0);
        Assert.Equal("3 passed, 0 failed, 1 skipped", run.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Contains("  skipped 1: shared/glue is not here\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureIsShownAndEndsWithOne()
    {
        using var tree = Tree(("One.Tests", Pass + Fail));
        var run = (await Run(tree)).Ended(1);
        Assert.EndsWith("\n1 passed, 1 failed, 0 skipped\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED A.Fails\n    Expected: 1\n    at A.Fails()\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProjectThatDiesBeforeItReportsIsAFailure()
    {
        using var tree = Tree(("One.Tests", Pass), ("Two.Tests", "<test "));
        var run = (await Run(tree)).Ended(1);
        Assert.EndsWith("\n1 passed, 1 failed, 0 skipped\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAILED Two.Tests ended with code 0 before its report", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABuildThatFailsIsAFailureWithTheCompilersWords()
    {
        using var tree = Tree(("One.Tests", Pass));
        tree.Write("build-error", "lib/A.cs(1,1): error CS1002: ; expected");
        var run = (await Run(tree)).Ended(1);
        Assert.EndsWith("\n0 passed, 1 failed, 0 skipped\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("lib/A.cs(1,1): error CS1002: ; expected", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowTestsWaitUntilTheyAreAskedFor()
    {
        using var tree = Tree(("One.Tests", Pass));
        (await Run(tree)).Ended(0);
        Assert.Contains("-trait- Category=All", File.ReadAllText(tree["calls"]), StringComparison.Ordinal);
        File.Delete(tree["calls"]);
        (await Run(tree, "--all")).Ended(0);
        Assert.DoesNotContain("-trait-", File.ReadAllText(tree["calls"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFilterIsPassedOnAndMustFindSomething()
    {
        using var tree = Tree(("One.Tests", ""));
        var run = (await Run(tree, "--filter", "Nothing")).Ended(1);
        Assert.Contains("'Nothing'", run.Error, StringComparison.Ordinal);
        Assert.Contains("-method *Nothing*", File.ReadAllText(tree["calls"]), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTestProjectIsInTheSolution()
    {
        var solution = File.ReadAllText(Shared.InRepository("LayerFreezing.slnx"));
        foreach (var folder in Directory.GetDirectories(Shared.InRepository("tests"), "*.Tests"))
        {
            var name = Path.GetFileName(folder);
            Assert.Contains($"\"tests/{name}/{name}.csproj\"", solution, StringComparison.Ordinal);
        }
    }

    // A stand-in for dotnet: `build` fails where build-error says so, and a test program's report is copied from its folder.
    private static TemporaryFolder Tree(params (string Name, string Tests)[] projects)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the pretended dotnet is a bash script");
        var tree = new TemporaryFolder();
        tree.WriteScript("bin/dotnet", """
            if [[ $1 == build ]]; then
              [[ ! -e build-error ]] || { cat build-error; exit 1; }
              exit 0
            fi
            echo "$*" >>calls
            name=$(basename "$1" .dll)
            while [[ $1 != -result-xml ]]; do shift; done
            cp "tests/$name/report.xml" "$2"
            ! grep -q Fail "$2"
            """);
        foreach (var (name, tests) in projects) { tree.Write($"tests/{name}/report.xml", $"<assemblies>{tests}</assemblies>"); }
        return tree;
    }

    private static Task<KitCall> Run(TemporaryFolder tree, params string[] arguments)
    {
        // Started by `dotnet` it would find that one before the PATH's.
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            ["KIT_ROOT"] = tree.Path,
            ["PATH"] = $"{tree["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        return KitCall.Finish(KitCall.Start(Path.ChangeExtension(KitCall.Program, null), ["test", .. arguments], tree.Path, environment));
    }
}
