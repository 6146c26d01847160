namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes values of a type as content of a MIME type.</summary>
public interface ITypeFormatter
{
    /// <summary>The MIME type it writes.</summary>
    string MimeType { get; }

    /// <summary>The type it writes.</summary>
    Type Type { get; }

    /// <summary>Writes a value.</summary>
    /// <returns>False where it doesn't write this one.</returns>
    bool Format(object instance, FormatContext context);
}
