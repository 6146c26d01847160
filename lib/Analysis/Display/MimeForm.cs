namespace LayerFreezing;

/// <summary>One form of a value; hosts call its members by their names.</summary>
/// <param name="mimeType">What the form is.</param>
/// <param name="text">Writes a value in that form.</param>
internal sealed class MimeForm(string mimeType, Func<object, string> text)
{
    /// <summary>What the form is: text/html, text/plain.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes a value.</summary>
    /// <returns>True: every value of the type can be written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(text(instance));
        return true;
    }
}
