namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Plain text's MIME type.</summary>
public static class PlainTextFormatter
{
    /// <summary>"text/plain".</summary>
    public const string MimeType = "text/plain";
}
