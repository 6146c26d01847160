namespace LayerFreezing.Tests;

public sealed class FormatterTests
{
    private readonly Cells _cells = new();

    [Fact]
    public void A_sequence_is_a_table_with_text_beside_it()
    {
        var output = _cells.Ok("new[] { 1, 2, 3 }");
        Assert.Contains("<td style=\"text-align:left\">3</td>", output.Html, StringComparison.Ordinal);
        Assert.Equal("[1, 2, 3]", output.Plain);
    }

    [Fact]
    public void Records_are_rows_with_their_properties_as_columns() =>
        Assert.Contains("<th>Name</th><th>Age</th>", _cells.Ok("record Person(string Name, int Age);\nnew[] { new Person(\"A\", 1), new Person(\"B\", 2) }").Html, StringComparison.Ordinal);

    [Fact]
    public void Dictionaries_tuples_and_exceptions_have_tables()
    {
        Assert.Contains("<th>key</th><th>value</th>", _cells.Ok("new Dictionary<string, int> { [\"a\"] = 1 }").Html, StringComparison.Ordinal);
        Assert.Equal("{\"a\": 1}", _cells.Ok("new Dictionary<string, int> { [\"a\"] = 1 }").Plain);
        Assert.Contains("Item2", _cells.Ok("(1, \"two\")").Html, StringComparison.Ordinal);
        Assert.Equal("(1, \"two\")", _cells.Ok("(1, \"two\")").Plain);
        Assert.Contains("<summary><b>InvalidOperationException: oh</b></summary>", _cells.Ok("new InvalidOperationException(\"oh\")").Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_sequences_are_cut_with_a_count_and_endless_ones_end()
    {
        Assert.Contains("... (980 more)", _cells.Ok("Enumerable.Range(0, 1000).ToArray()").Html, StringComparison.Ordinal);
        Assert.Contains("... (980 more)", _cells.Ok("Enumerable.Range(0, 1000).Where(x => true)").Plain, StringComparison.Ordinal);
        Assert.Contains("at least", _cells.Ok("IEnumerable<int> Ever() { while (true) yield return 1; } Ever()").Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_is_escaped_unless_it_is_html_by_type()
    {
        Assert.DoesNotContain("<script>", _cells.Ok("new[] { \"<script>\" }").Html, StringComparison.Ordinal);
        var shown = _cells.Ok("display(HTML(\"<b>x</b>\")); display(\"<b>x</b>\", \"text/html\"); \"<i>y</i>\".DisplayAs(\"text/html\");").Shown;
        Assert.Equal(["<b>x</b>", "<pre>&lt;b&gt;x&lt;/b&gt;</pre>", "<i>y</i>"], shown.Select(data => data["text/html"]!.GetValue<string>()));
        Assert.Equal(["x", "<b>x</b>", "y"], shown.Select(data => data["text/plain"]!.GetValue<string>()));
    }

    [Fact]
    public void A_display_is_updated_in_place_in_the_same_form()
    {
        var output = _cells.Ok("var d = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.Display(\"a\", \"text/html\"); await Task.Delay(100); d.Update(\"b\");");
        Assert.Equal("<pre>b</pre>", output.Updates.Single()["text/html"]!.GetValue<string>());
    }

    [Fact]
    public void A_form_that_nothing_writes_is_an_error() =>
        Assert.Contains("Nothing writes a Int32 as image/png", _cells.Fails("display(1, \"image/png\")").Message, StringComparison.Ordinal);

    [Fact]
    public void A_formatter_can_be_registered_for_a_type_and_its_heirs()
    {
        _cells.Ok("using Microsoft.DotNet.Interactive.Formatting; class Animal {} class Cat : Animal {} Formatter.Register<Animal>(a => \"<b>animal</b>\", HtmlFormatter.MimeType);");
        try { Assert.Equal("<b>animal</b>", _cells.Ok("new Cat()").Html); }
        finally { Microsoft.DotNet.Interactive.Formatting.Formatter.ResetToDefault(); }
    }

    [Fact]
    public void A_library_brings_formatters_by_an_attributes_name_alone()
    {
        using var folder = new TemporaryFolder();
        var library = Libraries.Write(folder.Path, "Figures", """
            public class TypeFormatterSourceAttribute(Type source) : Attribute { public Type FormatterSourceType => source; public string[] PreferredMimeTypes { get; set; } }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "image/svg+xml" })] public class Figure { }
            public class Derived : Figure { }
            public class Source { public IEnumerable<object> CreateTypeFormatters() { yield return new Svg(); yield return new Text(); } }
            public class Svg { public string MimeType => "image/svg+xml"; public bool Format(object instance, TextWriter writer) { writer.Write("<svg/>"); return true; } }
            public class Text { public string MimeType => "text/plain"; public bool Format(object instance, TextWriter writer) { writer.Write("a figure"); return true; } }
            """);
        var value = _cells.Ok($"#r \"{library}\"\nnew Derived()").Value!;
        Assert.Equal(["image/svg+xml", "text/plain"], value.Select(form => form.Key));
        Assert.Equal("a figure", value["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public void A_library_brings_formatters_for_the_types_of_another_by_an_attributes_name_on_the_assembly()
    {
        using var folder = new TemporaryFolder();
        var frames = Libraries.Write(folder.Path, "Frames", "public class Table { }");
        var views = Libraries.Write(folder.Path, "Views", """
            [assembly: TypeFormatterSourceFor(typeof(Table), typeof(Source))]
            [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
            public class TypeFormatterSourceForAttribute(Type target, Type source) : Attribute { public Type TargetType => target; public Type FormatterSourceType => source; }
            public class Source { public IEnumerable<object> CreateTypeFormatters() { yield return new Html(); } }
            public class Html { public string MimeType => "text/html"; public bool Format(object instance, TextWriter writer) { writer.Write("<table/>"); return true; } }
            public static class Views { public static Table Load() => new(); }
            """, "Frames");
        var before = _cells.Ok($"#r \"{frames}\"\nnew Table()");
        Assert.DoesNotContain("<table/>", before.Html, StringComparison.Ordinal);
        Assert.Equal("<table/>", _cells.Ok($"#r \"{views}\"\nViews.Load()").Html);
        Assert.Equal("<table/>", _cells.Ok("new Table()").Html);
    }

    [Fact]
    public void A_progress_bar_shows_its_last_state_as_html_and_as_text()
    {
        var last = _cells.Ok("foreach (var i in progress(Enumerable.Range(0, 4), \"Steps\")) { }").Updates[^1];
        Assert.Contains("<progress value=\"1\"", last["text/html"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("Steps |████████████████████████| 100 % · 4 of 4", last["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_throws_spoils_only_its_own_place() =>
        Assert.Contains("(InvalidOperationException: no)", _cells.Ok("class Odd { public int A => 1; public int B => throw new InvalidOperationException(\"no\"); } new Odd()").Plain, StringComparison.Ordinal);
}
