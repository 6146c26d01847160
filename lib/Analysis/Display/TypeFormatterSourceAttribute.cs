namespace LayerFreezing;

/// <summary>
/// Names the class that shows a type in a notebook. Hosts find the attribute by its name, so the library refers to none:
/// they make the class and ask it for objects with a MIME type and a way to write a value.
/// </summary>
/// <param name="formatterSourceType">A class with a parameterless constructor and CreateTypeFormatters.</param>
/// <param name="preferred">The forms, the best first; none for HTML with text beside it.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType, params string[] preferred) : Attribute
{
    /// <summary>The class that is asked for formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms a value is shown in where a cell asks for none: a page reads the first, a terminal the second.</summary>
    public string[] PreferredMimeTypes { get; } = preferred.Length > 0 ? preferred : ["text/html", "text/plain"];
}
