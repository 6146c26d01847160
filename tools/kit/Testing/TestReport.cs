using System.Xml;
using System.Xml.Linq;

namespace LayerFreezing.Kit;

/// <summary>What a test project reported, as xunit writes it: counts, failures with their texts, reasons of skipped tests.</summary>
/// <param name="Counts">Tests by outcome; an error outside a test counts as a failure.</param>
/// <param name="Failures">For each failure: the name of the test, its message and where it was met.</param>
/// <param name="SkipReasons">For each skipped test, why.</param>
internal sealed record TestReport(TestCounts Counts, IReadOnlyList<string> Failures, IReadOnlyList<string> SkipReasons)
{
    /// <summary>The report of a project that failed as a whole.</summary>
    public static TestReport Broken(string failure) => new(new TestCounts(0, 1, 0), [failure], []);

    /// <summary>Reads xunit's XML; null where the file isn't there or isn't whole, as after a crash.</summary>
    public static TestReport? Read(string path)
    {
        try
        {
            return File.Exists(path) ? Read(XDocument.Load(path)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static TestReport Read(XDocument document)
    {
        var tests = document.Descendants("test").ToLookup(test => (string?)test.Attribute("result"));
        var errors = document.Descendants("error").ToList();
        return new TestReport(
            new TestCounts(tests["Pass"].Count(), tests["Fail"].Count() + errors.Count, tests["Skip"].Count()),
            [.. tests["Fail"].Select(test => Describe(Plain(test.Attribute("name")), test)), .. errors.Select(DescribeError)],
            [.. tests["Skip"].Select(test => Plain(test.Element("reason")))]);
    }

    private static string DescribeError(XElement error) => Describe(Plain(error.Attribute("name") ?? error.Attribute("type")), error);

    private static string Describe(string name, XElement test)
    {
        var failure = test.Element("failure");
        return $"{name}\n{Plain(failure?.Element("message"))}\n{Plain(failure?.Element("stack-trace"))}".TrimEnd();
    }

    // The XML has its quotes escaped once more than XML needs.
    private static string Plain(XElement? text) => text?.Value.Replace("\\\"", "\"", StringComparison.Ordinal) ?? "";

    private static string Plain(XAttribute? text) => text?.Value.Replace("\\\"", "\"", StringComparison.Ordinal) ?? "";
}
