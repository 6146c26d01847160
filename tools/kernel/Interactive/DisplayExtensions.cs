using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace System;

/// <summary>Ways to show any value from a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a string as content of a MIME type, as it is.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => DisplayedValue.ShowAs(value, mimeType);

    /// <summary>Shows a sequence as a table, a row an element.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes is [] ? [HtmlFormatter.MimeType] : mimeTypes);
}
