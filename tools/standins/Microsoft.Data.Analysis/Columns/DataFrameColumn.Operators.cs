namespace Microsoft.Data.Analysis;

/// <content>The operators: the methods of the same meaning, never in place. There is none for equality or order.</content>
public abstract partial class DataFrameColumn
{
    /// <summary>Sum, row by row.</summary>
    public static DataFrameColumn operator +(DataFrameColumn left, DataFrameColumn right) => left.Add(right);

    /// <summary>Sum with a number on the right.</summary>
    public static DataFrameColumn operator +(DataFrameColumn column, int value) => column.Add(value);

    /// <summary>Sum with a number on the left.</summary>
    public static DataFrameColumn operator +(int value, DataFrameColumn column) => column.ReverseAdd(value);

    /// <summary>Sum with a number on the right.</summary>
    public static DataFrameColumn operator +(DataFrameColumn column, long value) => column.Add(value);

    /// <summary>Sum with a number on the left.</summary>
    public static DataFrameColumn operator +(long value, DataFrameColumn column) => column.ReverseAdd(value);

    /// <summary>Sum with a number on the right.</summary>
    public static DataFrameColumn operator +(DataFrameColumn column, float value) => column.Add(value);

    /// <summary>Sum with a number on the left.</summary>
    public static DataFrameColumn operator +(float value, DataFrameColumn column) => column.ReverseAdd(value);

    /// <summary>Sum with a number on the right.</summary>
    public static DataFrameColumn operator +(DataFrameColumn column, double value) => column.Add(value);

    /// <summary>Sum with a number on the left.</summary>
    public static DataFrameColumn operator +(double value, DataFrameColumn column) => column.ReverseAdd(value);

    /// <summary>Difference, row by row.</summary>
    public static DataFrameColumn operator -(DataFrameColumn left, DataFrameColumn right) => left.Subtract(right);

    /// <summary>Difference with a number on the right.</summary>
    public static DataFrameColumn operator -(DataFrameColumn column, int value) => column.Subtract(value);

    /// <summary>Difference with a number on the left.</summary>
    public static DataFrameColumn operator -(int value, DataFrameColumn column) => column.ReverseSubtract(value);

    /// <summary>Difference with a number on the right.</summary>
    public static DataFrameColumn operator -(DataFrameColumn column, long value) => column.Subtract(value);

    /// <summary>Difference with a number on the left.</summary>
    public static DataFrameColumn operator -(long value, DataFrameColumn column) => column.ReverseSubtract(value);

    /// <summary>Difference with a number on the right.</summary>
    public static DataFrameColumn operator -(DataFrameColumn column, float value) => column.Subtract(value);

    /// <summary>Difference with a number on the left.</summary>
    public static DataFrameColumn operator -(float value, DataFrameColumn column) => column.ReverseSubtract(value);

    /// <summary>Difference with a number on the right.</summary>
    public static DataFrameColumn operator -(DataFrameColumn column, double value) => column.Subtract(value);

    /// <summary>Difference with a number on the left.</summary>
    public static DataFrameColumn operator -(double value, DataFrameColumn column) => column.ReverseSubtract(value);

    /// <summary>Product, row by row.</summary>
    public static DataFrameColumn operator *(DataFrameColumn left, DataFrameColumn right) => left.Multiply(right);

    /// <summary>Product with a number on the right.</summary>
    public static DataFrameColumn operator *(DataFrameColumn column, int value) => column.Multiply(value);

    /// <summary>Product with a number on the left.</summary>
    public static DataFrameColumn operator *(int value, DataFrameColumn column) => column.ReverseMultiply(value);

    /// <summary>Product with a number on the right.</summary>
    public static DataFrameColumn operator *(DataFrameColumn column, long value) => column.Multiply(value);

    /// <summary>Product with a number on the left.</summary>
    public static DataFrameColumn operator *(long value, DataFrameColumn column) => column.ReverseMultiply(value);

    /// <summary>Product with a number on the right.</summary>
    public static DataFrameColumn operator *(DataFrameColumn column, float value) => column.Multiply(value);

    /// <summary>Product with a number on the left.</summary>
    public static DataFrameColumn operator *(float value, DataFrameColumn column) => column.ReverseMultiply(value);

    /// <summary>Product with a number on the right.</summary>
    public static DataFrameColumn operator *(DataFrameColumn column, double value) => column.Multiply(value);

    /// <summary>Product with a number on the left.</summary>
    public static DataFrameColumn operator *(double value, DataFrameColumn column) => column.ReverseMultiply(value);

    /// <summary>Quotient, row by row.</summary>
    public static DataFrameColumn operator /(DataFrameColumn left, DataFrameColumn right) => left.Divide(right);

    /// <summary>Quotient with a number on the right.</summary>
    public static DataFrameColumn operator /(DataFrameColumn column, int value) => column.Divide(value);

    /// <summary>Quotient with a number on the left.</summary>
    public static DataFrameColumn operator /(int value, DataFrameColumn column) => column.ReverseDivide(value);

    /// <summary>Quotient with a number on the right.</summary>
    public static DataFrameColumn operator /(DataFrameColumn column, long value) => column.Divide(value);

    /// <summary>Quotient with a number on the left.</summary>
    public static DataFrameColumn operator /(long value, DataFrameColumn column) => column.ReverseDivide(value);

    /// <summary>Quotient with a number on the right.</summary>
    public static DataFrameColumn operator /(DataFrameColumn column, float value) => column.Divide(value);

    /// <summary>Quotient with a number on the left.</summary>
    public static DataFrameColumn operator /(float value, DataFrameColumn column) => column.ReverseDivide(value);

    /// <summary>Quotient with a number on the right.</summary>
    public static DataFrameColumn operator /(DataFrameColumn column, double value) => column.Divide(value);

    /// <summary>Quotient with a number on the left.</summary>
    public static DataFrameColumn operator /(double value, DataFrameColumn column) => column.ReverseDivide(value);

    /// <summary>Remainder, row by row.</summary>
    public static DataFrameColumn operator %(DataFrameColumn left, DataFrameColumn right) => left.Modulo(right);

    /// <summary>Remainder with a number on the right.</summary>
    public static DataFrameColumn operator %(DataFrameColumn column, int value) => column.Modulo(value);

    /// <summary>Remainder with a number on the left.</summary>
    public static DataFrameColumn operator %(int value, DataFrameColumn column) => column.ReverseModulo(value);

    /// <summary>Remainder with a number on the right.</summary>
    public static DataFrameColumn operator %(DataFrameColumn column, long value) => column.Modulo(value);

    /// <summary>Remainder with a number on the left.</summary>
    public static DataFrameColumn operator %(long value, DataFrameColumn column) => column.ReverseModulo(value);

    /// <summary>Remainder with a number on the right.</summary>
    public static DataFrameColumn operator %(DataFrameColumn column, float value) => column.Modulo(value);

    /// <summary>Remainder with a number on the left.</summary>
    public static DataFrameColumn operator %(float value, DataFrameColumn column) => column.ReverseModulo(value);

    /// <summary>Remainder with a number on the right.</summary>
    public static DataFrameColumn operator %(DataFrameColumn column, double value) => column.Modulo(value);

    /// <summary>Remainder with a number on the left.</summary>
    public static DataFrameColumn operator %(double value, DataFrameColumn column) => column.ReverseModulo(value);

    /// <summary>And, row by row.</summary>
    public static DataFrameColumn operator &(DataFrameColumn left, DataFrameColumn right) => left.And(right);

    /// <summary>And with one truth value.</summary>
    public static DataFrameColumn operator &(DataFrameColumn column, bool value) => column.And(value);

    /// <summary>Or, row by row.</summary>
    public static DataFrameColumn operator |(DataFrameColumn left, DataFrameColumn right) => left.Or(right);

    /// <summary>Or with one truth value.</summary>
    public static DataFrameColumn operator |(DataFrameColumn column, bool value) => column.Or(value);

    /// <summary>Xor, row by row.</summary>
    public static DataFrameColumn operator ^(DataFrameColumn left, DataFrameColumn right) => left.Xor(right);

    /// <summary>Xor with one truth value.</summary>
    public static DataFrameColumn operator ^(DataFrameColumn column, bool value) => column.Xor(value);
}
