namespace Microsoft.Data.Analysis;

/// <summary>A table: columns of equal length with names and types. Its methods give new frames unless told otherwise.</summary>
public partial class DataFrame
{
    /// <summary>A frame of these columns.</summary>
    /// <param name="columns">The columns, which become the frame's own.</param>
    public DataFrame(IEnumerable<DataFrameColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Rows = new DataFrameRowCollection(this);
        foreach (var column in columns) { Columns.Add(column); }
    }

    /// <summary>A frame of these columns.</summary>
    /// <param name="columns">The columns, which become the frame's own.</param>
    public DataFrame(params DataFrameColumn[] columns)
        : this((IEnumerable<DataFrameColumn>)columns)
    {
    }

    /// <summary>The columns.</summary>
    public DataFrameColumnCollection Columns { get; } = new();

    /// <summary>The rows.</summary>
    public DataFrameRowCollection Rows { get; }

    /// <summary>The value of one cell.</summary>
    /// <param name="rowIndex">Its row.</param>
    /// <param name="columnIndex">Its column's position.</param>
    public object? this[long rowIndex, int columnIndex]
    {
        get => Columns[columnIndex][rowIndex];
        set => Columns[columnIndex][rowIndex] = value;
    }

    /// <summary>The column of a name; setting one adds it or puts it in the place of the old, under that name.</summary>
    /// <param name="columnName">The name.</param>
    public DataFrameColumn this[string columnName]
    {
        get => Columns[columnName];
        set => Columns[columnName] = value;
    }

    /// <summary>The rows where a column is true.</summary>
    /// <param name="rowFilter">One truth value a row.</param>
    public DataFrame this[PrimitiveDataFrameColumn<bool> rowFilter] => Filter(rowFilter);

    /// <summary>The rows of these numbers.</summary>
    /// <param name="rowIndices">The numbers.</param>
    public DataFrame this[PrimitiveDataFrameColumn<int> rowIndices] => Filter(rowIndices);

    /// <summary>The rows of these numbers.</summary>
    /// <param name="rowIndices">The numbers.</param>
    public DataFrame this[PrimitiveDataFrameColumn<long> rowIndices] => Filter(rowIndices);

    /// <summary>The rows where a list is true.</summary>
    /// <param name="rowFilter">One truth value a row.</param>
    public DataFrame this[IEnumerable<bool> rowFilter] => Filter(new PrimitiveDataFrameColumn<bool>("Filter", rowFilter));

    /// <summary>The rows of these numbers.</summary>
    /// <param name="rowIndices">The numbers.</param>
    public DataFrame this[IEnumerable<int> rowIndices] => Filter(new PrimitiveDataFrameColumn<int>("Filter", rowIndices));

    /// <summary>The rows of these numbers.</summary>
    /// <param name="rowIndices">The numbers.</param>
    public DataFrame this[IEnumerable<long> rowIndices] => Filter(new PrimitiveDataFrameColumn<long>("Filter", rowIndices));

    /// <summary>A copy, values and all.</summary>
    public DataFrame Clone() => Map(column => column.Clone());

    /// <summary>The rows where a column is true; a null is not.</summary>
    /// <param name="filter">One truth value a row.</param>
    public DataFrame Filter(PrimitiveDataFrameColumn<bool> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Length > Rows.Count) { throw Failure.LengthsDiffer(nameof(filter)); }
        return Take([.. AllRows().Take((int)filter.Length).Where(row => filter[row!.Value] == true)]);
    }

    /// <summary>The rows of these numbers, in their order.</summary>
    /// <param name="rowIndices">The numbers.</param>
    public DataFrame Filter(PrimitiveDataFrameColumn<int> rowIndices) => Take([.. rowIndices.Select(row => (long?)row)]);

    /// <summary>The rows of these numbers, in their order.</summary>
    /// <param name="rowIndices">The numbers.</param>
    public DataFrame Filter(PrimitiveDataFrameColumn<long> rowIndices) => Take([.. rowIndices]);

    /// <summary>The rows in the order of a column; equal ones keep their order, NaN comes before every number.</summary>
    /// <param name="columnName">The column.</param>
    /// <param name="ascending">Whether the least comes first.</param>
    /// <param name="putNullValuesLast">Whether nulls stand at the end, else at the start.</param>
    public DataFrame OrderBy(string columnName, bool ascending = true, bool putNullValuesLast = true) =>
        Take(Columns[columnName].SortedRows(ascending, putNullValuesLast));

    /// <summary>The exact reverse of <see cref="OrderBy"/>, equal rows included, but for nulls.</summary>
    /// <param name="columnName">The column.</param>
    /// <param name="putNullValuesLast">Whether nulls stand at the end, else at the start.</param>
    public DataFrame OrderByDescending(string columnName, bool putNullValuesLast = true) =>
        OrderBy(columnName, ascending: false, putNullValuesLast);

    /// <summary>The first rows.</summary>
    /// <param name="numberOfRows">How many.</param>
    public DataFrame Head(int numberOfRows) => Take([.. AllRows().Take(numberOfRows)]);

    /// <summary>The last rows.</summary>
    /// <param name="numberOfRows">How many.</param>
    public DataFrame Tail(int numberOfRows) => Take([.. AllRows().TakeLast(numberOfRows)]);

    /// <summary>The rows without nulls.</summary>
    /// <param name="options">Whether one null is enough to leave a row out.</param>
    public DataFrame DropNulls(DropNullOptions options = DropNullOptions.Any) => Take(
    [
        .. AllRows().Where(row => options == DropNullOptions.Any
            ? Columns.All(column => column[row!.Value] is not null)
            : Columns.Any(column => column[row!.Value] is not null)),
    ]);

    /// <summary>The frame with a value in place of each null.</summary>
    /// <param name="value">The value, which is converted to each column's type.</param>
    /// <param name="inPlace">Whether the frame itself changes.</param>
    public DataFrame FillNulls(object value, bool inPlace = false)
    {
        var filled = inPlace ? this : Clone();
        foreach (var column in filled.Columns) { column.FillNulls(value, inPlace: true); }
        return filled;
    }

    /// <summary>The rows by the values of a column.</summary>
    /// <param name="columnName">The column.</param>
    public GroupBy GroupBy(string columnName) => Columns[columnName].GroupRows(this);

    /// <summary>The rows by the values of a column of a known type.</summary>
    /// <typeparam name="TKey">The type of the column's values.</typeparam>
    /// <param name="columnName">The column.</param>
    public GroupBy<TKey> GroupBy<TKey>(string columnName)
        where TKey : notnull => (GroupBy<TKey>)GroupBy(columnName);

    internal DataFrame Take(IReadOnlyList<long?> rows) => Map(column => column.Take(rows));

    private DataFrame Map(Func<DataFrameColumn, DataFrameColumn> column) => new(Columns.Select(column));

    private IEnumerable<long?> AllRows() => Enumerable.Range(0, (int)Rows.Count).Select(row => (long?)row);
}
