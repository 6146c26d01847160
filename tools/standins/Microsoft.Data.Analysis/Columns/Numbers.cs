using System.Numerics;

namespace Microsoft.Data.Analysis;

/// <summary>Arithmetic on a column's type: T's own, so ints stay ints and overflow without a word.</summary>
/// <typeparam name="T">The type of the column's values.</typeparam>
internal abstract class Numbers<T>
    where T : unmanaged
{
    /// <summary>The arithmetic of T, or null where T isn't a number.</summary>
    internal static Numbers<T>? OfType { get; } = Numbers.Find(typeof(T)) as Numbers<T>;

    internal abstract T Apply(BinaryOperation operation, T left, T right);

    internal abstract bool Compare(ComparisonOperation operation, T left, T right);

    internal abstract T Max(T left, T right);

    internal abstract T Min(T left, T right);

    internal abstract T Abs(T value);

    internal abstract T Round(T value);
}

/// <summary>Finds the arithmetic of a type.</summary>
internal static class Numbers
{
    internal static bool IsNumber(Type type) => Find(type) is not null;

    internal static object? Find(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => new Arithmetic<byte>(),
        TypeCode.SByte => new Arithmetic<sbyte>(),
        TypeCode.Int16 => new Arithmetic<short>(),
        TypeCode.UInt16 => new Arithmetic<ushort>(),
        TypeCode.Int32 => new Arithmetic<int>(),
        TypeCode.UInt32 => new Arithmetic<uint>(),
        TypeCode.Int64 => new Arithmetic<long>(),
        TypeCode.UInt64 => new Arithmetic<ulong>(),
        TypeCode.Single => new Arithmetic<float>(),
        TypeCode.Double => new Arithmetic<double>(),
        TypeCode.Decimal => new Arithmetic<decimal>(),
        _ => null,
    };

    private sealed class Arithmetic<T> : Numbers<T>
        where T : unmanaged, INumber<T>
    {
        internal override T Apply(BinaryOperation operation, T left, T right) => operation switch
        {
            BinaryOperation.Add => left + right,
            BinaryOperation.Subtract => left - right,
            BinaryOperation.Multiply => left * right,
            BinaryOperation.Divide => left / right,
            _ => left % right,
        };

        internal override bool Compare(ComparisonOperation operation, T left, T right) => operation switch
        {
            ComparisonOperation.Equals => left == right,
            ComparisonOperation.NotEquals => left != right,
            ComparisonOperation.GreaterThan => left > right,
            ComparisonOperation.GreaterThanOrEqual => left >= right,
            ComparisonOperation.LessThan => left < right,
            _ => left <= right,
        };

        internal override T Max(T left, T right) => T.Max(left, right);

        internal override T Min(T left, T right) => T.Min(left, right);

        internal override T Abs(T value) => T.Abs(value);

        internal override T Round(T value) => value switch
        {
            double number => T.CreateChecked(Math.Round(number)),
            float number => T.CreateChecked(MathF.Round(number)),
            decimal number => T.CreateChecked(Math.Round(number)),
            _ => value,
        };
    }
}
