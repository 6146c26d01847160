using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>A named list of values of one type, any of which may be null.</summary>
public abstract partial class DataFrameColumn : IEnumerable
{
    private protected DataFrameColumn(string name, Type dataType) => (Name, DataType) = (name, dataType);

    /// <summary>The number of values, nulls among them.</summary>
    public abstract long Length { get; }

    /// <summary>The number of nulls.</summary>
    public abstract long NullCount { get; }

    /// <summary>The column's name; <see cref="SetName"/> changes it.</summary>
    public string Name { get; private set; }

    /// <summary>The type of the values.</summary>
    public Type DataType { get; }

    /// <summary>The value in a row; null is allowed, another type than the column's is not.</summary>
    /// <param name="rowIndex">The row.</param>
    public object? this[long rowIndex]
    {
        get => GetValue(rowIndex);
        set => SetValue(rowIndex, value);
    }

    /// <summary>The values of some rows.</summary>
    /// <param name="startIndex">The first row.</param>
    /// <param name="length">How many rows.</param>
    public IReadOnlyList<object?> this[long startIndex, int length] =>
        [.. Enumerable.Range(0, length).Select(offset => GetValue(startIndex + offset))];

    /// <summary>A column of values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T> values)
        where T : unmanaged => new(name, values);

    /// <summary>A column of values, some of them null.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T?> values)
        where T : unmanaged => new(name, values);

    /// <summary>A column of texts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public static StringDataFrameColumn Create(string name, IEnumerable<string?> values) => new(name, values);

    /// <summary>Gives the column another name.</summary>
    /// <param name="newName">The name.</param>
    public void SetName(string newName) => Name = newName;

    /// <summary>Whether the values are numbers.</summary>
    public bool IsNumericColumn() => Numbers.IsNumber(DataType);

    /// <summary>A copy, with nulls at its end.</summary>
    /// <param name="numberOfNullsToAppend">How many nulls.</param>
    public DataFrameColumn Clone(long numberOfNullsToAppend = 0) => Take([.. AllRows(), .. NullRows(numberOfNullsToAppend)]);

    /// <summary>The column in order. Equal values keep their order; descending is the exact reverse of ascending.</summary>
    /// <param name="ascending">Whether the least comes first.</param>
    /// <param name="putNullValuesLast">Whether nulls stand at the end, else at the start.</param>
    public DataFrameColumn Sort(bool ascending = true, bool putNullValuesLast = true) => Take(SortedRows(ascending, putNullValuesLast));

    /// <summary>The column without its nulls.</summary>
    public DataFrameColumn DropNulls() => Take([.. AllRows().Where(row => GetValue(row!.Value) is not null)]);

    /// <summary>The column with a value in place of each null.</summary>
    /// <param name="value">The value, which is converted to the column's type.</param>
    /// <param name="inPlace">Whether the column itself changes.</param>
    public DataFrameColumn FillNulls(object value, bool inPlace = false)
    {
        var filled = inPlace ? this : Clone();
        var converted = filled.Converted(value, null);
        for (var row = 0L; row < filled.Length; row++)
        {
            if (filled.GetValue(row) is null) { filled.SetValue(row, converted); }
        }
        return filled;
    }

    /// <summary>How often each value occurs, nulls left out: columns Values and Counts, in order of first appearance.</summary>
    public DataFrame ValueCounts()
    {
        var groups = AllRows().Where(row => GetValue(row!.Value) is not null).GroupBy(row => GetValue(row!.Value)!).ToList();
        var values = Take([.. groups.Select(group => group.First())]);
        values.SetName("Values");
        return new DataFrame(values, new PrimitiveDataFrameColumn<long>("Counts", groups.Select(group => group.LongCount())));
    }

    /// <summary>The values one after the other.</summary>
    IEnumerator IEnumerable.GetEnumerator() => Enumerable.Range(0, (int)Length).Select(row => GetValue(row)).GetEnumerator();

    /// <summary>A new column of this one's kind with the values of these rows; null where a row is null.</summary>
    internal abstract DataFrameColumn Take(IReadOnlyList<long?> rows);

    /// <summary>Adds a value, which must be null or of the column's type, at the end.</summary>
    internal abstract void AppendValue(object? value);

    /// <summary>A value as the column's type.</summary>
    internal abstract object Converted(object value, IFormatProvider? culture);

    /// <summary>A copy as another type of numbers.</summary>
    internal abstract PrimitiveDataFrameColumn<TTo> As<TTo>()
        where TTo : unmanaged;

    /// <summary>The grouping of a frame by this column of it.</summary>
    internal abstract GroupBy GroupRows(DataFrame frame);

    /// <summary>One number a group of rows, under this column's name: means as doubles, the others in this column's type.</summary>
    internal abstract DataFrameColumn Aggregate(GroupAggregate aggregate, IEnumerable<IReadOnlyList<long>> groups);

    /// <summary>The rows in the order of their values.</summary>
    internal IReadOnlyList<long?> SortedRows(bool ascending, bool putNullValuesLast)
    {
        var split = AllRows().ToLookup(row => GetValue(row!.Value) is null);
        var ordered = split[false].OrderBy(row => row!.Value, Comparer<long>.Create(CompareRows));
        IEnumerable<long?> directed = ascending ? ordered : ordered.Reverse();
        return putNullValuesLast ? [.. directed, .. split[true]] : [.. split[true], .. directed];
    }

    private protected abstract object? GetValue(long row);

    private protected abstract void SetValue(long row, object? value);

    private protected abstract int CompareRows(long left, long right);

    private protected static IEnumerable<long?> NullRows(long count) => Enumerable.Repeat<long?>(null, (int)count);

    private protected IEnumerable<long?> AllRows() => Enumerable.Range(0, (int)Length).Select(row => (long?)row);

    private protected void CheckLength(DataFrameColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (column.Length != Length) { throw Failure.LengthsDiffer(nameof(column)); }
    }
}
