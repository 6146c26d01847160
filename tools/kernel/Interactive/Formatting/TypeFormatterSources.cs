using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Formatters that a library brings without referring to any host: an attribute class named TypeFormatterSourceAttribute
/// on the type or a base of it gives FormatterSourceType, whose CreateTypeFormatters() gives objects with MimeType and
/// Format(object, TextWriter). For a type that can't bear it, because it is another library's, an attribute class named
/// TypeFormatterSourceForAttribute on the assembly gives the TargetType as well.
/// </summary>
internal static class TypeFormatterSources
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private const string AssemblyAttributeName = "TypeFormatterSourceForAttribute";

    /// <summary>Held weakly: a type of a cell that has gone may go.</summary>
    private static readonly ConditionalWeakTable<Type, Source> Sources = [];

    private static readonly ConditionalWeakTable<Assembly, object[]> AssemblyAttributes = [];

    public static bool Write(object value, string mimeType, TextWriter writer)
    {
        var source = SourceOf(value.GetType());
        return source is not null && source.Formatters.Any(form => form.MimeType == mimeType && form.Write(value, writer));
    }

    public static IReadOnlyList<string> MimeTypesOf(Type type) => SourceOf(type)?.Preferred ?? [];

    /// <summary>What was found for a type; what wasn't is looked for again, since a library that shows it may have come in the meantime.</summary>
    private static Source? SourceOf(Type type)
    {
        if (Sources.TryGetValue(type, out var known)) { return known; }
        var found = Find(type);
        if (found is not null) { Sources.AddOrUpdate(type, found); }
        return found;
    }

    private static Source? Find(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            var attribute = at.GetCustomAttributes(inherit: false).FirstOrDefault(candidate => candidate.GetType().Name == AttributeName)
                ?? OfAssemblies(at);
            if (attribute is null) { continue; }
            if (attribute.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType) { continue; }
            var create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes);
            if (create?.Invoke(create.IsStatic ? null : Activator.CreateInstance(sourceType, nonPublic: true), []) is not IEnumerable created) { continue; }
            var formatters = created.Cast<object>().Select(Formatter).OfType<(string MimeType, Func<object, TextWriter, bool> Write)>().ToList();
            var preferred = attribute.GetType().GetProperty("PreferredMimeTypes")?.GetValue(attribute) as string[];
            return new Source(formatters, preferred is { Length: > 0 } ? preferred : [.. formatters.Select(form => form.MimeType).Distinct()]);
        }
        return null;
    }

    /// <summary>The attribute for a library's type on an assembly that was loaded where the library was.</summary>
    private static object? OfAssemblies(Type type)
    {
        var context = AssemblyLoadContext.GetLoadContext(type.Assembly);
        if (context is null || context == AssemblyLoadContext.Default) { return null; }
        return context.Assemblies.SelectMany(assembly => AssemblyAttributes.GetValue(assembly, FormattersIn))
            .FirstOrDefault(attribute => attribute.GetType().GetProperty("TargetType")?.GetValue(attribute) as Type == type);
    }

    private static object[] FormattersIn(Assembly assembly) =>
        [.. assembly.GetCustomAttributes(inherit: false).Where(attribute => attribute.GetType().Name == AssemblyAttributeName)];

    private static (string, Func<object, TextWriter, bool>)? Formatter(object formatter)
    {
        var type = formatter.GetType();
        var format = type.GetMethod("Format", [typeof(object), typeof(TextWriter)]);
        if (format?.ReturnType != typeof(bool) || type.GetProperty("MimeType")?.GetValue(formatter) is not string mimeType) { return null; }
        return (mimeType, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter));
    }

    private sealed record Source(IReadOnlyList<(string MimeType, Func<object, TextWriter, bool> Write)> Formatters, IReadOnlyList<string> Preferred);
}
