using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace LayerFreezing.Kit;

/// <summary>kit test: builds the test projects, runs them one after the other, and closes with the sums.</summary>
internal sealed class TestVerb : Verb
{
    private readonly Option<bool> _all = new("--all") { Description = "Also the tests that take minutes." };

    private readonly Option<string?> _filter = new("--filter") { Description = "Only tests whose class or method has this in its name.", HelpName = "TEXT" };

    public TestVerb() : base("test", "Run the tests; the last line is the sum.", "./kit test", "./kit test --filter Tokenizer")
    {
        Options.Add(_all);
        Options.Add(_filter);
    }

    protected override async Task<int> Run(ParseResult call, CancellationToken cancelled)
    {
        var filter = call.GetValue(_filter);
        Console.WriteLine("Building the tests.");
        var (status, output) = await ChildProcess.Capture(
            "dotnet", ["build", "LayerFreezing.slnx", "-v", "quiet", "-nologo", "-nodeReuse:false"], KitTree.Root, cancelled);
        if (status != 0) { return Close(TestReport.Broken($"the build failed\n{Errors(output)}")); }

        var total = default(TestCounts);
        foreach (var project in TestProject.All())
        {
            var clock = Stopwatch.StartNew();
            var report = await project.Run(filter, call.GetValue(_all), cancelled);
            total += report.Counts;
            if (report.Counts.Total == 0) { continue; }
            var seconds = clock.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
            Console.WriteLine($"{project.Name}: {report.Counts} in {seconds} s");
            Show(report);
        }
        if (total.Total == 0) { throw new KitException(filter is null ? "there are no tests" : $"no test has '{filter}' in its name"); }
        return Close(total);
    }

    private static int Close(TestReport report)
    {
        Show(report);
        return Close(report.Counts);
    }

    private static int Close(TestCounts total)
    {
        Console.WriteLine();
        Console.WriteLine(total);
        return total.Failed == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(TestReport report)
    {
        foreach (var failure in report.Failures) { Console.WriteLine($"  FAILED {failure.Replace("\n", "\n    ", StringComparison.Ordinal)}"); }
        foreach (var reason in report.SkipReasons.CountBy(reason => reason)) { Console.WriteLine($"  skipped {reason.Value}: {reason.Key}"); }
    }

    private static string Errors(string output) =>
        string.Join('\n', output.Split('\n').Where(line => line.Contains(": error", StringComparison.Ordinal)).Distinct().Take(30));
}
