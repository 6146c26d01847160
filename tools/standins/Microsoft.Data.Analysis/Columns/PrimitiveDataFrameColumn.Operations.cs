using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <content>Arithmetic, comparison and logic.</content>
public partial class PrimitiveDataFrameColumn<T>
{
    private static Numbers<T>? Numeric => Numbers<T>.OfType;

    internal override PrimitiveDataFrameColumn<TTo> As<TTo>() => new(Name, _values.Select(value => value is { } known ? To<TTo>(known) : (TTo?)null));

    private protected override DataFrameColumn CombineWithColumn(BinaryOperation operation, DataFrameColumn column, bool inPlace)
    {
        var result = Common(operation, column.DataType, inPlace);
        if (column is PrimitiveDataFrameColumn<T> same && Numeric is { } numbers)
        {
            var combined = inPlace ? this : Clone();
            combined.ApplyElementwise((left, row) => left is { } a && same[row] is { } b ? numbers.Apply(operation, a, b) : null);
            return combined;
        }
        return result == typeof(decimal)
            ? As<decimal>().CombineWithColumn(operation, column.As<decimal>(), inPlace: true)
            : As<double>().CombineWithColumn(operation, column.As<double>(), inPlace: true);
    }

    private protected override DataFrameColumn CombineWithValue(BinaryOperation operation, object value, bool inPlace, bool reversed)
    {
        var result = Common(operation, value.GetType(), inPlace);
        if (value is T same && Numeric is { } numbers)
        {
            return Apply(known => reversed ? numbers.Apply(operation, same, known) : numbers.Apply(operation, known, same), inPlace);
        }
        return result == typeof(decimal)
            ? As<decimal>().CombineWithValue(operation, To<decimal>(value), inPlace: true, reversed)
            : As<double>().CombineWithValue(operation, To<double>(value), inPlace: true, reversed);
    }

    private protected override IEnumerable<bool> CompareWithColumn(ComparisonOperation operation, DataFrameColumn column)
    {
        if (column is PrimitiveDataFrameColumn<T> same)
        {
            return _values.Select((left, row) => Holds(operation, left, same[row].GetValueOrDefault()));
        }
        return Common(operation, column.DataType, inPlace: false) == typeof(decimal)
            ? As<decimal>().CompareWithColumn(operation, column.As<decimal>())
            : As<double>().CompareWithColumn(operation, column.As<double>());
    }

    private protected override IEnumerable<bool> CompareWithValue(ComparisonOperation operation, object? value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is T same) { return _values.Select(left => Holds(operation, left, same)); }
        return Common(operation, value.GetType(), inPlace: false) == typeof(decimal)
            ? As<decimal>().CompareWithValue(operation, To<decimal>(value))
            : As<double>().CompareWithValue(operation, To<double>(value));
    }

    private protected override PrimitiveDataFrameColumn<bool> CombineTruth(LogicalOperation operation, Func<int, bool?> right, bool inPlace)
    {
        if (this is not PrimitiveDataFrameColumn<bool> truth) { throw new NotSupportedException($"{operation} is for columns of truth values"); }
        var combined = inPlace ? truth : truth.Clone();
        combined.ApplyElementwise((left, row) => left is { } a && right((int)row) is { } b ? Combined(operation, a, b) : null);
        return combined;
    }

    private static bool Combined(LogicalOperation operation, bool left, bool right) => operation switch
    {
        LogicalOperation.And => left && right,
        LogicalOperation.Or => left || right,
        _ => left != right,
    };

    private static bool Holds(ComparisonOperation operation, T? left, T right)
    {
        var value = left.GetValueOrDefault();
        if (Numeric is { } numbers) { return numbers.Compare(operation, value, right); }
        var order = Comparer<T>.Default.Compare(value, right);
        return operation switch
        {
            ComparisonOperation.Equals => order == 0,
            ComparisonOperation.NotEquals => order != 0,
            _ when typeof(T) == typeof(bool) => throw new NotSupportedException("truth values have no order"),
            ComparisonOperation.GreaterThan => order > 0,
            ComparisonOperation.GreaterThanOrEqual => order >= 0,
            ComparisonOperation.LessThan => order < 0,
            _ => order <= 0,
        };
    }

    /// <summary>The type in which this column and values of another type meet.</summary>
    private static Type Common<TOperation>(TOperation operation, Type other, bool inPlace)
        where TOperation : struct, Enum
    {
        if (Numeric is null || !Numbers.IsNumber(other)) { throw new NotSupportedException($"{operation} of {typeof(T)} and {other}"); }
        if (other == typeof(T)) { return other; }
        if (inPlace) { throw Failure.WrongType(typeof(T), nameof(other)); }
        return typeof(T) == typeof(decimal) || other == typeof(decimal) ? typeof(decimal) : typeof(double);
    }

    private static TTo To<TTo>(object value) => (TTo)Convert.ChangeType(value, typeof(TTo), CultureInfo.InvariantCulture);
}
