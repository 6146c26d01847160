namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes to.</summary>
public sealed class FormatContext(TextWriter writer)
{
    /// <summary>Takes the content.</summary>
    public TextWriter Writer { get; } = writer;
}
