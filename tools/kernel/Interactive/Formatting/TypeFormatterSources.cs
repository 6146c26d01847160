using System.Collections;
using System.Runtime.CompilerServices;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Formatters that a library brings without referring to any host: an attribute class named TypeFormatterSourceAttribute
/// on the type or a base of it gives FormatterSourceType, whose CreateTypeFormatters() gives objects with MimeType and
/// Format(object, TextWriter).
/// </summary>
internal static class TypeFormatterSources
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    /// <summary>Held weakly: a type of a cell that has gone may go.</summary>
    private static readonly ConditionalWeakTable<Type, Found> Sources = [];

    public static bool Write(object value, string mimeType, TextWriter writer)
    {
        var source = Sources.GetValue(value.GetType(), Find).Source;
        return source is not null && source.Formatters.Any(form => form.MimeType == mimeType && form.Write(value, writer));
    }

    public static IReadOnlyList<string> MimeTypesOf(Type type) => Sources.GetValue(type, Find).Source?.Preferred ?? [];

    private static Found Find(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            var attribute = at.GetCustomAttributes(inherit: false).FirstOrDefault(candidate => candidate.GetType().Name == AttributeName);
            if (attribute is null) { continue; }
            if (attribute.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType) { continue; }
            var create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes);
            if (create?.Invoke(create.IsStatic ? null : Activator.CreateInstance(sourceType, nonPublic: true), []) is not IEnumerable created) { continue; }
            var formatters = created.Cast<object>().Select(Formatter).OfType<(string MimeType, Func<object, TextWriter, bool> Write)>().ToList();
            var preferred = attribute.GetType().GetProperty("PreferredMimeTypes")?.GetValue(attribute) as string[];
            return new Found(new Source(formatters, preferred is { Length: > 0 } ? preferred : [.. formatters.Select(form => form.MimeType).Distinct()]));
        }
        return new Found(null);
    }

    private static (string, Func<object, TextWriter, bool>)? Formatter(object formatter)
    {
        var type = formatter.GetType();
        var format = type.GetMethod("Format", [typeof(object), typeof(TextWriter)]);
        if (format?.ReturnType != typeof(bool) || type.GetProperty("MimeType")?.GetValue(formatter) is not string mimeType) { return null; }
        return (mimeType, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter));
    }

    private sealed record Found(Source? Source);

    private sealed record Source(IReadOnlyList<(string MimeType, Func<object, TextWriter, bool> Write)> Formatters, IReadOnlyList<string> Preferred);
}
