using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NotebookKernel;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Values as HTML: tables for what has rows or properties, everything escaped that isn't HTML by type.</summary>
internal static class HtmlValues
{
    private const int MostColumns = 20;

    /// <summary>True where a table says more than a line of text.</summary>
    public static bool IsWorthHtml(object value) =>
        value is IHtmlContent or Exception or ITuple or IEnumerable and not string or ProgressBar.ProgressPicture
        || (!ValueShape.IsSimple(value) && !ValueShape.HasOwnText(value.GetType()) && ValueShape.MembersOf(value.GetType()).Count > 0);

    public static string Write(object? value) => Write(value, 0);

    private static string Write(object? value, int depth)
    {
        switch (value)
        {
            case IHtmlContent html: return Raw(html);
            case ProgressBar.ProgressPicture bar: return bar.ToHtml();
            case Exception failure: return Failure(failure);
            case string or null: return Pre(value);
        }
        if (!IsWorthHtml(value) || depth >= Formatter.RecursionLimit) { return Pre(value); }
        if (value is ITuple tuple) { return Table(["", "value"], Enumerable.Range(0, tuple.Length).Select(i => new[] { Text($"Item{i + 1}"), Cell(tuple[i], depth) }), ""); }
        if (ValueShape.Pairs(value) is { } pairs) { return Pairs(pairs, depth); }
        return value is IEnumerable sequence ? Sequence(sequence, depth) : Members(value, depth);
    }

    private static string Raw(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static string Pre(object? value) => $"<pre>{Text(PlainValues.Write(value))}</pre>";

    private static string Text(string text) => HtmlText.Escape(text);

    private static string Failure(Exception failure)
    {
        var lines = Traceback.Of(failure).Traceback;
        return $"<details open><summary><b>{Text(lines[0])}</b></summary><pre>{Text(string.Join("\n", lines.Skip(1)))}</pre></details>";
    }

    private static string Pairs(IEnumerable<(object? Key, object? Value)> pairs, int depth)
    {
        var (first, more) = ValueShape.Take(pairs, Formatter.ListExpansionLimit);
        return Table(["key", "value"], first.Select(pair => new[] { Cell(pair.Key, depth), Cell(pair.Value, depth) }), more);
    }

    private static string Members(object value, int depth)
    {
        var type = value.GetType();
        var caption = ValueShape.IsAnonymous(type) ? "" : PlainValues.TypeName(type);
        return Table([caption, "value"], ValueShape.Members(value).Select(member => new[] { Text(member.Name), Cell(member.Value, depth) }), "");
    }

    private static string Sequence(IEnumerable sequence, int depth)
    {
        var (first, more) = ValueShape.Take(sequence.Cast<object?>(), Formatter.ListExpansionLimit);
        if (first.Count == 0) { return "<i>(empty)</i>"; }
        if (Columns(first) is { Count: > 0 } columns)
        {
            var rows = first.Select((item, row) => new[] { Index(row) }.Concat(columns.Select(column => item is null ? "" : Cell(ValueShape.Read(column, item), depth))));
            return Table(["", .. columns.Select(column => column.Name)], rows, more);
        }
        return Table(["", "value"], first.Select((item, row) => new[] { Index(row), Cell(item, depth) }), more);
    }

    /// <summary>The columns of elements that are all of one type with properties; none where they aren't.</summary>
    private static List<MemberInfo> Columns(List<object?> items)
    {
        var types = items.Where(item => item is not null).Select(item => item!.GetType()).Distinct().ToList();
        if (types.Count != 1 || items.Exists(item => item is IEnumerable or IHtmlContent or Exception) || ValueShape.IsSimple(items.First(item => item is not null))) { return []; }
        if (ValueShape.HasOwnText(types[0]) && !typeof(ITuple).IsAssignableFrom(types[0]) && !IsPair(types[0])) { return []; }
        return [.. ValueShape.MembersOf(types[0]).Take(MostColumns)];
    }

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static string Index(int row) => string.Create(CultureInfo.InvariantCulture, $"<i>{row}</i>");

    private static string Cell(object? value, int depth)
    {
        if (value is string text) { return Text(text); }
        if (value is not null && !ValueShape.IsSimple(value) && IsWorthHtml(value) && depth + 1 < Formatter.RecursionLimit) { return Write(value, depth + 1); }
        return Text(PlainValues.Write(value));
    }

    private static string Table(IReadOnlyList<string> heads, IEnumerable<IEnumerable<string>> rows, string more)
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var head in heads) { html.Append("<th>").Append(Text(head)).Append("</th>"); }
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row) { html.Append("<td style=\"text-align:left\">").Append(cell).Append("</td>"); }
            html.Append("</tr>");
        }
        if (more.Length > 0) { html.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{heads.Count}\" style=\"text-align:left\"><i>... ({Text(more)})</i></td></tr>"); }
        return html.Append("</tbody></table>").ToString();
    }
}
