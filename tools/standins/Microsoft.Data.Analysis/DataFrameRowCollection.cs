using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>A frame's rows.</summary>
public class DataFrameRowCollection : IEnumerable<DataFrameRow>
{
    private readonly DataFrame _frame;

    internal DataFrameRowCollection(DataFrame frame) => _frame = frame;

    /// <summary>How many rows there are.</summary>
    public long Count => _frame.Columns.Count == 0 ? 0 : _frame.Columns[0].Length;

    /// <summary>A row.</summary>
    /// <param name="index">Its number, from 0.</param>
    public DataFrameRow this[long index] => new(_frame, index);

    /// <summary>The rows one after the other.</summary>
    public IEnumerator<DataFrameRow> GetEnumerator()
    {
        for (var row = 0L; row < Count; row++) { yield return this[row]; }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
