namespace Microsoft.Data.Analysis;

/// <content>
/// Arithmetic, row by row; a null makes a null. Values of one type give that type, so ints divide as ints; numbers of two
/// types give doubles (decimals with a decimal), which can't be done in place. The result has the left column's name.
/// The package's classes of one type declare further operators, by which an Int32DataFrameColumn and a long, or a
/// SingleDataFrameColumn and an int, keep a narrower type; the kit doesn't mix those.
/// </content>
public abstract partial class DataFrameColumn
{
    /// <summary>This column plus another.</summary>
    public DataFrameColumn Add(DataFrameColumn column, bool inPlace = false) => Combine(BinaryOperation.Add, column, inPlace);

    /// <summary>Each value plus a number, or followed by a text.</summary>
    public DataFrameColumn Add<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Add, value, inPlace, reversed: false);

    /// <summary>This column minus another.</summary>
    public DataFrameColumn Subtract(DataFrameColumn column, bool inPlace = false) => Combine(BinaryOperation.Subtract, column, inPlace);

    /// <summary>Each value minus a number.</summary>
    public DataFrameColumn Subtract<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Subtract, value, inPlace, reversed: false);

    /// <summary>This column times another.</summary>
    public DataFrameColumn Multiply(DataFrameColumn column, bool inPlace = false) => Combine(BinaryOperation.Multiply, column, inPlace);

    /// <summary>Each value times a number.</summary>
    public DataFrameColumn Multiply<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Multiply, value, inPlace, reversed: false);

    /// <summary>This column divided by another.</summary>
    public DataFrameColumn Divide(DataFrameColumn column, bool inPlace = false) => Combine(BinaryOperation.Divide, column, inPlace);

    /// <summary>Each value divided by a number.</summary>
    public DataFrameColumn Divide<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Divide, value, inPlace, reversed: false);

    /// <summary>The remainder of this column divided by another.</summary>
    public DataFrameColumn Modulo(DataFrameColumn column, bool inPlace = false) => Combine(BinaryOperation.Modulo, column, inPlace);

    /// <summary>The remainder of each value divided by a number.</summary>
    public DataFrameColumn Modulo<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Modulo, value, inPlace, reversed: false);

    /// <summary>A number plus each value.</summary>
    public DataFrameColumn ReverseAdd<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Add, value, inPlace, reversed: true);

    /// <summary>A number minus each value.</summary>
    public DataFrameColumn ReverseSubtract<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Subtract, value, inPlace, reversed: true);

    /// <summary>A number times each value.</summary>
    public DataFrameColumn ReverseMultiply<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Multiply, value, inPlace, reversed: true);

    /// <summary>A number divided by each value.</summary>
    public DataFrameColumn ReverseDivide<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Divide, value, inPlace, reversed: true);

    /// <summary>The remainder of a number divided by each value.</summary>
    public DataFrameColumn ReverseModulo<T>(T value, bool inPlace = false) => Combine(BinaryOperation.Modulo, value, inPlace, reversed: true);

    private protected abstract DataFrameColumn CombineWithColumn(BinaryOperation operation, DataFrameColumn column, bool inPlace);

    private protected abstract DataFrameColumn CombineWithValue(BinaryOperation operation, object value, bool inPlace, bool reversed);

    private DataFrameColumn Combine(BinaryOperation operation, DataFrameColumn column, bool inPlace)
    {
        CheckLength(column);
        return CombineWithColumn(operation, column, inPlace);
    }

    private DataFrameColumn Combine<T>(BinaryOperation operation, T value, bool inPlace, bool reversed)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is DataFrameColumn column
            ? Combine(operation, column, inPlace)
            : CombineWithValue(operation, value, inPlace, reversed);
    }
}
