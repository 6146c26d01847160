using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace LayerFreezing;

/// <summary>
/// A piece of HTML. Interpolated, <c>Markup.Of($"…{value}…")</c>, it takes other pieces as they are and escapes everything else,
/// numbers written the same way on every machine: nothing a model's name or a file says can become a tag.
/// </summary>
internal readonly struct Markup
{
    private readonly string? _html;

    private Markup(string html) => _html = html;

    /// <summary>The pieces of a template; what stands between braces is escaped unless it is markup.</summary>
    public static Markup Of(ref Template template) => new(template.ToString());

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces));

    /// <summary>
    /// A script element of a script that has <c>&lt;</c> in texts alone: there it is written as its number, so that no text can
    /// end the element or begin another.
    /// </summary>
    public static Markup Script(string script) => new($"<script>{script.Replace("<", "\\u003c", StringComparison.Ordinal)}</script>");

    /// <summary>This piece with another after it.</summary>
    public Markup Then(Markup next) => new(_html + next._html);

    /// <inheritdoc/>
    public override string ToString() => _html ?? "";

    /// <summary>Collects a template's parts.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Template
    {
        private readonly StringBuilder _html;

        public Template(int literalLength, int formattedCount) => _html = new(literalLength + (16 * formattedCount));

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(Markup html) => _html.Append(html._html);

        public void AppendFormatted<T>(T value, string? format = null) =>
            _html.Append(WebUtility.HtmlEncode(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString()));

        public override string ToString() => _html.ToString();
    }
}
