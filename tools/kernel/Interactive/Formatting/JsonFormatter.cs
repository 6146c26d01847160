namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>JSON's MIME type.</summary>
public static class JsonFormatter
{
    /// <summary>"application/json".</summary>
    public const string MimeType = "application/json";
}
