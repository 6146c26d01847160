namespace Microsoft.Data.Analysis;

/// <content>
/// Comparisons, row by row, and what is made of truth values. A comparison is never null: a null number counts as 0.
/// </content>
public abstract partial class DataFrameColumn
{
    /// <summary>Where this column equals another.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseEquals(DataFrameColumn column) => Compare(ComparisonOperation.Equals, column);

    /// <summary>Where this column equals a value.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseEquals<T>(T value) => Compare(ComparisonOperation.Equals, value);

    /// <summary>Where this column differs from another.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals(DataFrameColumn column) => Compare(ComparisonOperation.NotEquals, column);

    /// <summary>Where this column differs from a value.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals<T>(T value) => Compare(ComparisonOperation.NotEquals, value);

    /// <summary>Where this column is greater than another.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan(DataFrameColumn column) => Compare(ComparisonOperation.GreaterThan, column);

    /// <summary>Where this column is greater than a value.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan<T>(T value) => Compare(ComparisonOperation.GreaterThan, value);

    /// <summary>Where this column is at least another.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual(DataFrameColumn column) => Compare(ComparisonOperation.GreaterThanOrEqual, column);

    /// <summary>Where this column is at least a value.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual<T>(T value) => Compare(ComparisonOperation.GreaterThanOrEqual, value);

    /// <summary>Where this column is less than another.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseLessThan(DataFrameColumn column) => Compare(ComparisonOperation.LessThan, column);

    /// <summary>Where this column is less than a value.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseLessThan<T>(T value) => Compare(ComparisonOperation.LessThan, value);

    /// <summary>Where this column is at most another.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual(DataFrameColumn column) => Compare(ComparisonOperation.LessThanOrEqual, column);

    /// <summary>Where this column is at most a value.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual<T>(T value) => Compare(ComparisonOperation.LessThanOrEqual, value);

    /// <summary>Where this column is null.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseIsNull() => Truth(AllRows().Select(row => GetValue(row!.Value) is null));

    /// <summary>Where this column isn't null.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseIsNotNull() => Truth(AllRows().Select(row => GetValue(row!.Value) is not null));

    /// <summary>Where both columns are true.</summary>
    public DataFrameColumn And(DataFrameColumn column, bool inPlace = false) => Combine(LogicalOperation.And, column, inPlace);

    /// <summary>Where this column and a value are true.</summary>
    public PrimitiveDataFrameColumn<bool> And(bool value, bool inPlace = false) => CombineTruth(LogicalOperation.And, _ => value, inPlace);

    /// <summary>Where either column is true.</summary>
    public DataFrameColumn Or(DataFrameColumn column, bool inPlace = false) => Combine(LogicalOperation.Or, column, inPlace);

    /// <summary>Where this column or a value is true.</summary>
    public PrimitiveDataFrameColumn<bool> Or(bool value, bool inPlace = false) => CombineTruth(LogicalOperation.Or, _ => value, inPlace);

    /// <summary>Where one column alone is true.</summary>
    public DataFrameColumn Xor(DataFrameColumn column, bool inPlace = false) => Combine(LogicalOperation.Xor, column, inPlace);

    /// <summary>Where this column differs from a truth value.</summary>
    public PrimitiveDataFrameColumn<bool> Xor(bool value, bool inPlace = false) => CombineTruth(LogicalOperation.Xor, _ => value, inPlace);

    private protected abstract IEnumerable<bool> CompareWithColumn(ComparisonOperation operation, DataFrameColumn column);

    private protected abstract IEnumerable<bool> CompareWithValue(ComparisonOperation operation, object? value);

    private protected abstract PrimitiveDataFrameColumn<bool> CombineTruth(LogicalOperation operation, Func<int, bool?> right, bool inPlace);

    private PrimitiveDataFrameColumn<bool> Compare(ComparisonOperation operation, DataFrameColumn column)
    {
        CheckLength(column);
        return Truth(CompareWithColumn(operation, column));
    }

    private PrimitiveDataFrameColumn<bool> Compare<T>(ComparisonOperation operation, T value) =>
        value is DataFrameColumn column ? Compare(operation, column) : Truth(CompareWithValue(operation, value));

    private PrimitiveDataFrameColumn<bool> Combine(LogicalOperation operation, DataFrameColumn column, bool inPlace)
    {
        CheckLength(column);
        return column is PrimitiveDataFrameColumn<bool> truth
            ? CombineTruth(operation, row => truth[row], inPlace)
            : throw new NotSupportedException($"{operation} is for columns of truth values");
    }

    private BooleanDataFrameColumn Truth(IEnumerable<bool> values) => new(Name, values);
}
