using System.Collections;
using System.Globalization;
using System.Xml.Linq;

namespace LayerFreezing.Tests;

/// <summary>What a notebook's host does to show a value: it knows nothing but names.</summary>
internal static class Host
{
    /// <summary>The MIME types a value wants to be shown in.</summary>
    public static string[] Preferred(object value) => (string[])Get(Attribute(value), "PreferredMimeTypes");

    /// <summary>A value in one form.</summary>
    public static string Show(object value, string mimeType)
    {
        var source = Activator.CreateInstance((Type)Get(Attribute(value), "FormatterSourceType"))!;
        var formatters = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters", Type.EmptyTypes)!.Invoke(source, [])!;
        var formatter = formatters.Cast<object>().Single(candidate => (string)Get(candidate, "MimeType") == mimeType);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var written = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [value, writer]);
        Assert.Equal(true, written);
        return writer.ToString();
    }

    /// <summary>A value's HTML, which must be well-formed.</summary>
    public static XElement Html(object value) => Parse(Show(value, "text/html"));

    /// <summary>HTML, which must be well-formed.</summary>
    public static XElement Parse(string html) => XElement.Parse($"<body>{html}</body>", LoadOptions.PreserveWhitespace);

    /// <summary>The texts of an element's cells, row by row.</summary>
    public static List<string[]> Rows(XElement html) =>
        [.. html.Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value.Trim()).ToArray())];

    private static object Attribute(object value) =>
        value.GetType().GetCustomAttributes(inherit: true).Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    private static object Get(object instance, string property) => instance.GetType().GetProperty(property)!.GetValue(instance)!;
}
