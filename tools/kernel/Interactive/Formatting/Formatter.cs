using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using NotebookKernel;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// How values are shown. In this order: what a cell has registered, the formatter source that a type's attribute names,
/// the kernel's own forms.
/// </summary>
public static class Formatter
{
    private static readonly FormatterRegistry Registry = new();

    /// <summary>The MIME type of types that have no other.</summary>
    public static string DefaultMimeType { get; set; } = HtmlFormatter.MimeType;

    /// <summary>The most elements of a sequence that are shown.</summary>
    public static int ListExpansionLimit { get; set; } = 20;

    /// <summary>How deep values inside values are shown.</summary>
    public static int RecursionLimit { get; set; } = 3;

    /// <summary>What null is shown as.</summary>
    public static string NullString { get; set; } = "<null>";

    /// <summary>Registers how a type, and those derived from it, are written.</summary>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Registry.Add(typeof(T), mimeType, (value, writer) => { formatter((T)value, writer); return true; });

    /// <summary>Registers how a type, and those derived from it, are written.</summary>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Registry.Add(typeof(T), mimeType, (value, writer) => { writer.Write(formatter((T)value)); return true; });

    /// <summary>Registers how a type, and those derived from it, are written.</summary>
    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Registry.Add(typeof(T), mimeType, (value, writer) => formatter((T)value, new FormatContext(writer)));

    /// <summary>Registers how a type, which may be an open generic one, is written.</summary>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        Registry.Add(type, mimeType, (value, writer) => { formatter(value, writer); return true; });

    /// <summary>Registers how a type is written.</summary>
    public static void Register(ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Registry.Add(formatter.Type, formatter.MimeType, (value, writer) => formatter.Format(value, new FormatContext(writer)));
    }

    /// <summary>Sets the MIME types a type is shown in.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => Registry.Prefer(type, preferredMimeTypes);

    /// <summary>Forgets what was registered.</summary>
    public static void ResetToDefault()
    {
        Registry.Clear();
        (DefaultMimeType, ListExpansionLimit, RecursionLimit, NullString) = (HtmlFormatter.MimeType, 20, 3, "<null>");
    }

    /// <summary>A value as content of a MIME type.</summary>
    /// <exception cref="ArgumentException">Nothing writes this value as that type.</exception>
    public static string ToDisplayString(object? obj, string mimeType = PlainTextFormatter.MimeType)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        if (obj is not null && (Registry.Write(obj, mimeType, writer) || TypeFormatterSources.Write(obj, mimeType, writer))) { return writer.ToString(); }
        return mimeType switch
        {
            PlainTextFormatter.MimeType => PlainValues.Write(obj),
            HtmlFormatter.MimeType => HtmlValues.Write(obj),
            JsonFormatter.MimeType => JsonSerializer.Serialize(obj),
            _ when obj is string text => text,
            _ when obj is IHtmlContent && mimeType == "image/svg+xml" => HtmlValues.Write(obj),
            _ => throw new ArgumentException($"Nothing writes a {obj?.GetType().Name ?? "null"} as {mimeType}.", nameof(mimeType)),
        };
    }

    /// <summary>The MIME types a value is shown in where the cell names none.</summary>
    internal static IReadOnlyList<string> MimeTypesOf(object? value)
    {
        if (value is null) { return [PlainTextFormatter.MimeType]; }
        var type = value.GetType();
        if (Registry.MimeTypesOf(type) is { Count: > 0 } registered) { return registered; }
        if (TypeFormatterSources.MimeTypesOf(type) is { Count: > 0 } own) { return own; }
        return value is IHtmlContent || (DefaultMimeType == HtmlFormatter.MimeType && HtmlValues.IsWorthHtml(value)) ? [HtmlFormatter.MimeType] : [PlainTextFormatter.MimeType];
    }
}
