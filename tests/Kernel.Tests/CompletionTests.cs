namespace LayerFreezing.Tests;

public sealed class CompletionTests
{
    private readonly Cells _cells = new();

    [Theory]
    [InlineData("Console.Wri|", "WriteLine")]
    [InlineData("words.|", "Add")]
    [InlineData("words.Whe|", "Where")]
    [InlineData("wor|", "words")]
    [InlineData("Twi|", "Twice")]
    [InlineData("using System.Te|", "Text")]
    [InlineData("words?.Cou|", "Count")]
    [InlineData("$\"{words.Cou|", "Count")]
    [InlineData("if (true) { stri|", "string")]
    [InlineData("new Uri(\"x\") { |", null)]
    [InlineData("// Con|", null)]
    [InlineData("\"Con|", null)]
    [InlineData("#!ti|", "#!time")]
    public void What_fits_is_offered(string marked, string? expected)
    {
        _cells.Ok("var words = new List<string>(); int Twice(int n) => 2 * n;");
        var cursor = marked.IndexOf('|', StringComparison.Ordinal);
        var found = new Completer(_cells.Session).Complete(marked.Remove(cursor, 1), cursor);
        if (expected is null) { Assert.DoesNotContain(found.Items, item => item.Text.StartsWith("Con", StringComparison.Ordinal)); }
        else { Assert.Contains(found.Items, item => item.Text == expected); }
    }

    [Fact]
    public void Signature_overloads_and_summary_are_told()
    {
        var item = new Completer(_cells.Session).Complete("Math.Ma", 7).Items.Single(found => found.Text == "Max");
        Assert.Contains("(+ 12 overloads)", item.Signature, StringComparison.Ordinal);
        Assert.Contains("Math.Max(", item.Signature, StringComparison.Ordinal);
        Assert.Contains("larger of two", item.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_completed_in_references()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "sub"));
        File.WriteAllText(Path.Combine(folder.Path, "some.dll"), "");
        File.WriteAllText(Path.Combine(folder.Path, "some.txt"), "");
        File.WriteAllText(Path.Combine(folder.Path, "script.csx"), "");
        var code = $"#r \"{folder.Path}/s";
        Assert.Equal(["some.dll", "sub/"], new Completer(_cells.Session).Complete(code, code.Length).Items.Select(item => item.Text));
        var load = $"#load \"{folder.Path}/s";
        Assert.Equal(["script.csx", "sub/"], new Completer(_cells.Session).Complete(load, load.Length).Items.Select(item => item.Text));
    }

    [Fact]
    public void Hover_tells_declaration_documentation_and_value()
    {
        _cells.Ok("/// <summary>Doubles a number.</summary>\nint Twice(int n) => 2 * n; var answer = 42;");
        var inspector = new Inspector(_cells.Session);
        Assert.Equal("int Twice(int n)\n\nDoubles a number.", inspector.Inspect("Twice(3)", 2)!["text/plain"]!.GetValue<string>());
        Assert.Equal("int answer\n\nvalue: 42", inspector.Inspect("answer", 6)!["text/plain"]!.GetValue<string>());
        Assert.Contains("void Console.WriteLine(string? value)", inspector.Inspect("Console.WriteLine(\"x\")", 10)!["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(inspector.Inspect("nothing", 3));
    }

    [Fact]
    public void A_warm_completion_and_a_hover_take_under_200_ms()
    {
        var completer = new Completer(_cells.Session);
        var inspector = new Inspector(_cells.Session);
        completer.Complete("Console.", 8);
        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            completer.Complete("System.Linq.Enumerable.", 23);
            inspector.Inspect("Console.WriteLine(1)", 10);
            return watch.Elapsed;
        });
        Assert.True(best < TimeSpan.FromMilliseconds(200), $"{best.TotalMilliseconds:0} ms");
    }

    [Theory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("for (;;) {", "incomplete", "    ")]
    [InlineData("  if (x)\n    {", "incomplete", "        ")]
    [InlineData("int x = ;", "invalid", "")]
    [InlineData("#!time\n1", "complete", "")]
    public void Complete_code_is_told_from_code_in_the_making(string code, string status, string indent) =>
        Assert.Equal((status, indent), Completeness.Of(code));

    [Fact]
    public void Places_are_counted_in_code_points()
    {
        Assert.Equal(2, CodePosition.FromCodePoints("😀a", 1));
        Assert.Equal(1, CodePosition.ToCodePoints("😀a", 2));
    }
}
