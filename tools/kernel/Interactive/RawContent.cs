namespace Microsoft.DotNet.Interactive;

/// <summary>A string that is content of a MIME type already.</summary>
internal sealed record RawContent(string Content, string MimeType);
