using System.Net;
using System.Text.RegularExpressions;

namespace NotebookKernel;

/// <summary>The text of HTML, for pages and terminals that show none.</summary>
internal static partial class HtmlText
{
    /// <summary>Text as HTML shows it letter by letter.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>HTML without its tags, scripts and styles.</summary>
    public static string Strip(string html)
    {
        var text = Unseen().Replace(html, "");
        text = Breaks().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tags().Replace(text, ""));
        return Blank().Replace(text, "\n").Trim();
    }

    /// <summary>What stands in plain text for content of a MIME type.</summary>
    public static string PlainOf(string mimeType, string content) => mimeType switch
    {
        "text/html" => Strip(content),
        _ when mimeType.StartsWith("text/", StringComparison.Ordinal) => content,
        _ => $"({mimeType})",
    };

    [GeneratedRegex(@"<(script|style|svg)\b.*?</\1\s*>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<(br|/p|/div|/tr|/li|/h\d)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[ \t]*\n\s*\n\s*")]
    private static partial Regex Blank();
}
