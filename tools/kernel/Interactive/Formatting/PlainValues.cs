using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using NotebookKernel;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Values as plain text.</summary>
internal static class PlainValues
{
    private const int LineWidth = 100;

    public static string Write(object? value) => Write(value, 0);

    private static string Write(object? value, int depth)
    {
        switch (value)
        {
            case null: return Formatter.NullString;
            case string text: return text;
            case AspNetCore.Html.IHtmlContent html: return HtmlText.Strip(HtmlValues.Write(html));
            case IFormattable number: return number.ToString(null, CultureInfo.InvariantCulture) ?? "";
            case Type type: return TypeName(type);
            case Exception failure: return string.Join("\n", Traceback.Of(failure).Traceback);
            case ITuple tuple: return "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Nested(tuple[i], depth))) + ")";
        }
        if (ValueShape.HasOwnText(value.GetType()) && (value is not IEnumerable || depth > 0)) { return value.ToString() ?? ""; }
        if (depth >= Formatter.RecursionLimit) { return value is IEnumerable ? "[...]" : TypeName(value.GetType()); }
        if (ValueShape.Pairs(value) is { } pairs) { return Pairs(pairs, depth); }
        return value is IEnumerable sequence ? Sequence(sequence, depth) : Members(value, depth);
    }

    /// <summary>A type's name as C# writes it.</summary>
    public static string TypeName(Type type)
    {
        if (ValueShape.IsAnonymous(type)) { return "(anonymous)"; }
        if (type.IsArray) { return TypeName(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]"; }
        if (Nullable.GetUnderlyingType(type) is { } underlying) { return TypeName(underlying) + "?"; }
        if (!type.IsGenericType) { return type.Name; }
        return type.Name.Split('`')[0] + "<" + string.Join(", ", type.GetGenericArguments().Select(TypeName)) + ">";
    }

    private static string Nested(object? value, int depth) => value is string text ? "\"" + text + "\"" : Write(value, depth + 1);

    private static string Sequence(IEnumerable sequence, int depth)
    {
        var (first, more) = ValueShape.Take(sequence.Cast<object?>(), Formatter.ListExpansionLimit);
        var items = first.ConvertAll(item => Nested(item, depth));
        if (more.Length > 0) { items.Add($"... ({more})"); }
        return Brackets("[", items, "]");
    }

    private static string Pairs(IEnumerable<(object? Key, object? Value)> pairs, int depth)
    {
        var (first, more) = ValueShape.Take(pairs, Formatter.ListExpansionLimit);
        var items = first.ConvertAll(pair => $"{Nested(pair.Key, depth)}: {Nested(pair.Value, depth)}");
        if (more.Length > 0) { items.Add($"... ({more})"); }
        return Brackets("{", items, "}");
    }

    private static string Members(object value, int depth)
    {
        var members = ValueShape.Members(value);
        var name = ValueShape.IsAnonymous(value.GetType()) ? "" : TypeName(value.GetType());
        if (members.Count == 0) { return name; }
        return (name.Length > 0 ? name + " " : "") + Brackets("{ ", [.. members.Select(member => $"{member.Name} = {Nested(member.Value, depth)}")], " }");
    }

    private static string Brackets(string open, List<string> items, string close)
    {
        if (items.Sum(item => item.Length + 2) < LineWidth && !items.Exists(item => item.Contains('\n', StringComparison.Ordinal))) { return open + string.Join(", ", items) + close; }
        var lines = new StringBuilder(open.Trim()).Append('\n');
        foreach (var item in items) { lines.Append("  ").Append(item.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n'); }
        return lines.Append(close.Trim()).ToString();
    }
}
