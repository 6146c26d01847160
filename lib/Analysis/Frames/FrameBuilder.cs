using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>Makes a table of rows, a column at a time.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="rows">The rows.</param>
internal sealed class FrameBuilder<T>(IReadOnlyList<T> rows)
{
    private readonly List<DataFrameColumn> _columns = [];

    /// <summary>The table.</summary>
    public DataFrame Frame => new(_columns);

    /// <summary>Adds a column of texts.</summary>
    public FrameBuilder<T> Text(string name, Func<T, string?> value) => Add(new StringDataFrameColumn(name, rows.Select(value)!));

    /// <summary>Adds a column of whole numbers.</summary>
    public FrameBuilder<T> Whole(string name, Func<T, int?> value) => Add(new Int32DataFrameColumn(name, rows.Select(value)));

    /// <summary>Adds a column of numbers.</summary>
    public FrameBuilder<T> Number(string name, Func<T, double?> value) => Add(new DoubleDataFrameColumn(name, rows.Select(value)));

    /// <summary>Adds a column of truth values.</summary>
    public FrameBuilder<T> Truth(string name, Func<T, bool?> value) => Add(new BooleanDataFrameColumn(name, rows.Select(value)));

    private FrameBuilder<T> Add(DataFrameColumn column)
    {
        _columns.Add(column);
        return this;
    }
}
