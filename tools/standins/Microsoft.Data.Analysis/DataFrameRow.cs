using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>One row of a frame; setting a cell changes the frame.</summary>
public class DataFrameRow : IEnumerable<object?>
{
    private readonly DataFrame _frame;
    private readonly long _row;

    internal DataFrameRow(DataFrame frame, long row) => (_frame, _row) = (frame, row);

    /// <summary>The value in a column.</summary>
    /// <param name="index">The column's position.</param>
    public object? this[int index]
    {
        get => _frame.Columns[index][_row];
        set => _frame.Columns[index][_row] = value;
    }

    /// <summary>The value in a column.</summary>
    /// <param name="columnName">The column's name.</param>
    public object? this[string columnName]
    {
        get => _frame.Columns[columnName][_row];
        set => _frame.Columns[columnName][_row] = value;
    }

    /// <summary>The values with their columns' names.</summary>
    public IEnumerable<KeyValuePair<string, object?>> GetValues() =>
        _frame.Columns.Select(column => KeyValuePair.Create(column.Name, column[_row]));

    /// <summary>The values in the order of the columns.</summary>
    public IEnumerator<object?> GetEnumerator() => _frame.Columns.Select(column => column[_row]).GetEnumerator();

    /// <summary>The values, each followed by a blank.</summary>
    public override string ToString() => string.Concat(this.Select(value => $"{value ?? "null"} "));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
