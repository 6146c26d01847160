using LayerFreezing;
using Microsoft.Data.Analysis;

[assembly: TypeFormatterSourceFor(typeof(DataFrame), typeof(DataFrameView))]

namespace LayerFreezing;

/// <summary>
/// Names the class that shows a type of another library, which can't bear <see cref="TypeFormatterSourceAttribute"/> itself.
/// Hosts find this attribute by its name on the assembly.
/// </summary>
/// <param name="targetType">The type that is shown.</param>
/// <param name="formatterSourceType">A class with a parameterless constructor and CreateTypeFormatters.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class TypeFormatterSourceForAttribute(Type targetType, Type formatterSourceType) : Attribute
{
    /// <summary>The type that is shown.</summary>
    public Type TargetType { get; } = targetType;

    /// <summary>The class that is asked for formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms a value is shown in where a cell asks for none.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html", "text/plain"];
}
