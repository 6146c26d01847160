namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>HTML's MIME type.</summary>
public static class HtmlFormatter
{
    /// <summary>"text/html".</summary>
    public const string MimeType = "text/html";
}
