using System.Text.Encodings.Web;

namespace Microsoft.AspNetCore.Html;

/// <summary>Content that is HTML already.</summary>
public interface IHtmlContent
{
    /// <summary>Writes the content as it is.</summary>
    void WriteTo(TextWriter writer, HtmlEncoder encoder);
}
