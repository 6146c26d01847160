namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value as content of a MIME type.</summary>
/// <param name="mimeType">The MIME type.</param>
/// <param name="value">The content.</param>
public sealed class FormattedValue(string mimeType, string value)
{
    /// <summary>The MIME type.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>The content.</summary>
    public string Value { get; } = value;

    /// <summary>A value in the given forms, or in its type's own; text is always among them.</summary>
    internal static IReadOnlyList<FormattedValue> From(object? value, IReadOnlyList<string> mimeTypes)
    {
        if (value is RawContent raw)
        {
            return raw.MimeType == PlainTextFormatter.MimeType
                ? [new FormattedValue(raw.MimeType, raw.Content)]
                : [new FormattedValue(raw.MimeType, raw.Content), new FormattedValue(PlainTextFormatter.MimeType, NotebookKernel.HtmlText.PlainOf(raw.MimeType, raw.Content))];
        }
        var wanted = mimeTypes.Count > 0 ? mimeTypes : Formatter.MimeTypesOf(value);
        var formatted = wanted.Distinct().Select(mimeType => new FormattedValue(mimeType, Formatter.ToDisplayString(value, mimeType))).ToList();
        if (formatted.TrueForAll(form => form.MimeType != PlainTextFormatter.MimeType))
        {
            formatted.Add(new FormattedValue(PlainTextFormatter.MimeType, Formatter.ToDisplayString(value, PlainTextFormatter.MimeType)));
        }
        return formatted;
    }
}
