using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKernel;

/// <summary>A value from the command line as C#, by the type of the variable it is for.</summary>
internal static class ParameterValue
{
    /// <exception cref="KernelException">The value doesn't fit the type.</exception>
    public static string ToCSharp(string name, string value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (value == "null" && (!type.IsValueType || plain != type)) { return "null"; }
        if (plain == typeof(string)) { return SymbolDisplay.FormatLiteral(value, quote: true); }
        if (plain == typeof(bool) && bool.TryParse(value, out var truth)) { return truth ? "true" : "false"; }
        if (plain.IsEnum && Enum.GetNames(plain).FirstOrDefault(member => member.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return $"System.Enum.Parse<{plain.FullName!.Replace('+', '.')}>(\"{found}\")";
        }
        if (IsNumber(plain))
        {
            try
            {
                var number = (IFormattable)Convert.ChangeType(value, plain, CultureInfo.InvariantCulture);
                return $"({plain.FullName})({number.ToString(plain == typeof(float) || plain == typeof(double) ? "R" : null, CultureInfo.InvariantCulture)}{(plain == typeof(decimal) ? "m" : "")})";
            }
            catch (Exception failure) when (failure is FormatException or OverflowException)
            {
                throw new KernelException($"--set {name}={value}: {name} is a {plain.Name}, and \"{value}\" is none.");
            }
        }
        if (plain == typeof(bool) || plain.IsEnum) { throw new KernelException($"--set {name}={value}: {name} is a {plain.Name}, and \"{value}\" is none."); }
        return value;
    }

    private static bool IsNumber(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
