using System.Globalization;
using System.Reflection;

namespace LayerFreezing.Tests;

/// <summary>Writes public members the way api/TorchSharp.md does.</summary>
internal static class Signature
{
    private static readonly Dictionary<Type, string> Aliases = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>The public members that a type declares itself and doesn't override.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var member in type.GetMembers(Declared))
        {
            if (member is MethodInfo { IsVirtual: true } or PropertyInfo { GetMethod.IsVirtual: true } && Overrides(member)) { continue; }
            switch (member)
            {
                case ConstructorInfo constructor when !type.IsEnum:
                    yield return $".ctor({Parameters(constructor)})";
                    break;
                case MethodInfo method when !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal):
                    yield return $"{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})";
                    break;
                case PropertyInfo property:
                    var index = string.Join(", ", property.GetIndexParameters().Select(parameter => Name(parameter.ParameterType)));
                    yield return $"{Name(property.PropertyType)} {property.Name}{(index.Length == 0 ? "" : $"[{index}]")} {{get;{(property.SetMethod is { IsPublic: true } ? " set;" : "")}}}";
                    break;
                case FieldInfo field when field.Name != "value__":
                    yield return $"{Name(field.FieldType)} {field.Name}";
                    break;
            }
        }
    }

    private static bool Overrides(MemberInfo member)
    {
        var method = member as MethodInfo ?? ((PropertyInfo)member).GetMethod!;
        return method.GetBaseDefinition() != method;
    }

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")));

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        string value => $"\"{value}\"",
        IFormattable value when !parameter.ParameterType.IsEnum => value.ToString(null, CultureInfo.InvariantCulture),
        var value => Enum.ToObject(parameter.ParameterType, value).ToString()!,
    };

    private static string Name(Type type)
    {
        if (Aliases.TryGetValue(type, out var alias)) { return alias; }
        if (type.IsArray) { return $"{Name(type.GetElementType()!)}[]"; }
        if (Nullable.GetUnderlyingType(type) is { } value) { return $"{Name(value)}?"; }
        if (!type.IsGenericType) { return type.Name; }
        var arguments = string.Join(",", type.GetGenericArguments().Select(Name));
        return type.Name.StartsWith("ValueTuple", StringComparison.Ordinal) ? $"({arguments})" : $"{type.Name.Split('`')[0]}<{arguments}>";
    }
}
