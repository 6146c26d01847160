namespace Microsoft.Data.Analysis;

/// <summary>
/// The rows of a frame by the values of one column, in order of first appearance; rows without a value are left out. The
/// results have the key column first, then the named columns, or all others where none is named.
/// </summary>
public abstract class GroupBy
{
    private protected GroupBy(DataFrame frame, DataFrameColumn key) => (Frame, Key) = (frame, key);

    private protected DataFrame Frame { get; }

    private protected DataFrameColumn Key { get; }

    private protected abstract IReadOnlyList<IReadOnlyList<long>> Groups { get; }

    /// <summary>How many values each group has, nulls left out.</summary>
    /// <param name="columnNames">The columns.</param>
    public DataFrame Count(params string[] columnNames) => Summarised(columnNames, column =>
        new PrimitiveDataFrameColumn<long>(column.Name, Groups.Select(rows => rows.LongCount(row => column[row] is not null))));

    /// <summary>The first value of each group, which may be null.</summary>
    /// <param name="columnNames">The columns.</param>
    public DataFrame First(params string[] columnNames) => Summarised(columnNames, column => column.Take([.. Groups.Select(rows => (long?)rows[0])]));

    /// <summary>The greatest number of each group; a null counts as 0.</summary>
    /// <param name="columnNames">The columns, all of numbers.</param>
    public DataFrame Max(params string[] columnNames) => Aggregated(columnNames, GroupAggregate.Max);

    /// <summary>The least number of each group; a null counts as 0.</summary>
    /// <param name="columnNames">The columns, all of numbers.</param>
    public DataFrame Min(params string[] columnNames) => Aggregated(columnNames, GroupAggregate.Min);

    /// <summary>The sum of each group.</summary>
    /// <param name="columnNames">The columns, all of numbers.</param>
    public DataFrame Sum(params string[] columnNames) => Aggregated(columnNames, GroupAggregate.Sum);

    /// <summary>The sum of each group divided by its rows, nulls among them.</summary>
    /// <param name="columnNames">The columns, all of numbers.</param>
    public DataFrame Mean(params string[] columnNames) => Aggregated(columnNames, GroupAggregate.Mean);

    /// <summary>The first rows of each group.</summary>
    /// <param name="numberOfRows">How many.</param>
    public DataFrame Head(int numberOfRows) => Rows(rows => rows.Take(numberOfRows));

    /// <summary>The last rows of each group.</summary>
    /// <param name="numberOfRows">How many.</param>
    public DataFrame Tail(int numberOfRows) => Rows(rows => rows.TakeLast(numberOfRows));

    private DataFrame Aggregated(string[] names, GroupAggregate aggregate) =>
        Summarised(names, column => column.Aggregate(aggregate, Groups));

    private DataFrame Summarised(string[] names, Func<DataFrameColumn, DataFrameColumn> summary)
    {
        var key = Key.Take([.. Groups.Select(rows => (long?)rows[0])]);
        return new DataFrame([key, .. Chosen(names).Select(summary)]);
    }

    private DataFrame Rows(Func<IReadOnlyList<long>, IEnumerable<long>> chosen)
    {
        List<long?> rows = [.. Groups.SelectMany(chosen).Select(row => (long?)row)];
        return new DataFrame([Key.Take(rows), .. Chosen([]).Select(column => column.Take(rows))]);
    }

    private IEnumerable<DataFrameColumn> Chosen(string[] names) =>
        names.Length > 0 ? names.Select(name => Frame.Columns[name]) : Frame.Columns.Where(column => column != Key);
}
