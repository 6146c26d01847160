using System.Globalization;

namespace LayerFreezing.Kit;

/// <summary>One of tests/*.Tests: a program that runs its own tests.</summary>
internal sealed class TestProject(string name)
{
    public string Name { get; } = name;

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<TestProject> All()
    {
        var folders = Directory.GetDirectories(KitTree.Path("tests"), "*.Tests").Select(Path.GetFileName);
        return [.. folders.Order(StringComparer.Ordinal).Select(name => new TestProject(name!))];
    }

    /// <summary>Runs the tests that were built last.</summary>
    /// <param name="filter">Part of the name of class or method; null runs all.</param>
    /// <param name="all">Whether those marked Category=All run as well.</param>
    /// <param name="cancelled">Ends the tests' process.</param>
    public async Task<TestReport> Run(string? filter, bool all, CancellationToken cancelled)
    {
        var results = KitTree.Path("artifacts", "tests", Name + ".xml");
        Directory.CreateDirectory(Path.GetDirectoryName(results)!);
        File.Delete(results);
        List<string> arguments = [Program, "-noLogo", "-noColor", "-noAutoReporters", "-reporter", "quiet", "-result-xml", results];
        if (!all) { arguments.AddRange(["-trait-", "Category=All"]); }
        if (filter is not null) { arguments.AddRange(["-method", $"*{filter.Trim('*')}*"]); }

        var (exitCode, output) = await ChildProcess.Capture("dotnet", arguments, KitTree.Root, cancelled);
        var report = TestReport.Read(results);
        if (report is null || (exitCode != 0 && report.Counts.Failed == 0))
        {
            var lastLines = string.Join('\n', output.TrimEnd().Split('\n').TakeLast(20));
            var code = exitCode.ToString(CultureInfo.InvariantCulture);
            return TestReport.Broken($"{Name} ended with code {code} {(report is null ? "before" : "after")} its report\n{lastLines}");
        }
        return report;
    }

    private string Program => KitTree.Path("artifacts", "bin", Name, "debug", Name + ".dll");
}
