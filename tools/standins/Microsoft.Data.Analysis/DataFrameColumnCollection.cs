using System.Collections.ObjectModel;

namespace Microsoft.Data.Analysis;

/// <summary>A frame's columns: of equal length, with names of their own, upper and lower case apart.</summary>
public class DataFrameColumnCollection : Collection<DataFrameColumn>
{
    internal DataFrameColumnCollection()
    {
    }

    /// <summary>The column of a name; setting one adds it or puts it in the place of the old, under that name.</summary>
    /// <param name="columnName">The name.</param>
    public DataFrameColumn this[string columnName]
    {
        get
        {
            var index = IndexOf(columnName);
            return index >= 0 ? this[index] : throw Failure.NoColumn(columnName, nameof(columnName));
        }
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var index = IndexOf(columnName);
            CheckLength(value, index);
            value.SetName(columnName);
            if (index >= 0) { this[index] = value; }
            else { Add(value); }
        }
    }

    /// <summary>The position of a column, or −1.</summary>
    /// <param name="columnName">Its name.</param>
    public int IndexOf(string columnName)
    {
        for (var index = 0; index < Count; index++)
        {
            if (this[index].Name == columnName) { return index; }
        }
        return -1;
    }

    /// <summary>Removes a column.</summary>
    /// <param name="columnName">Its name.</param>
    public void Remove(string columnName)
    {
        var index = IndexOf(columnName);
        if (index >= 0) { RemoveAt(index); }
    }

    /// <summary>Gives a column another name.</summary>
    /// <param name="currentName">Its name.</param>
    /// <param name="newName">The name to give.</param>
    public void RenameColumn(string currentName, string newName)
    {
        var column = this[currentName];
        if (IndexOf(newName) is >= 0 and var index && this[index] != column) { throw Failure.DuplicateColumn(newName, nameof(newName)); }
        column.SetName(newName);
    }

    /// <summary>A column of values of a type.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The column's name.</param>
    public PrimitiveDataFrameColumn<T> GetPrimitiveColumn<T>(string name)
        where T : unmanaged => Typed<PrimitiveDataFrameColumn<T>>(name);

    /// <summary>A column made as a column of texts.</summary>
    /// <param name="name">The column's name.</param>
    public StringDataFrameColumn GetStringColumn(string name) => Typed<StringDataFrameColumn>(name);

    /// <summary>A column made as a <see cref="BooleanDataFrameColumn"/>.</summary>
    /// <param name="name">The column's name.</param>
    public BooleanDataFrameColumn GetBooleanColumn(string name) => Typed<BooleanDataFrameColumn>(name);

    /// <summary>A column made as an <see cref="Int32DataFrameColumn"/>.</summary>
    /// <param name="name">The column's name.</param>
    public Int32DataFrameColumn GetInt32Column(string name) => Typed<Int32DataFrameColumn>(name);

    /// <summary>A column made as an <see cref="Int64DataFrameColumn"/>.</summary>
    /// <param name="name">The column's name.</param>
    public Int64DataFrameColumn GetInt64Column(string name) => Typed<Int64DataFrameColumn>(name);

    /// <summary>A column made as a <see cref="SingleDataFrameColumn"/>.</summary>
    /// <param name="name">The column's name.</param>
    public SingleDataFrameColumn GetSingleColumn(string name) => Typed<SingleDataFrameColumn>(name);

    /// <summary>A column made as a <see cref="DoubleDataFrameColumn"/>.</summary>
    /// <param name="name">The column's name.</param>
    public DoubleDataFrameColumn GetDoubleColumn(string name) => Typed<DoubleDataFrameColumn>(name);

    /// <summary>A column made as a <see cref="DateTimeDataFrameColumn"/>.</summary>
    /// <param name="name">The column's name.</param>
    public DateTimeDataFrameColumn GetDateTimeColumn(string name) => Typed<DateTimeDataFrameColumn>(name);

    /// <inheritdoc/>
    protected override void InsertItem(int index, DataFrameColumn item)
    {
        ArgumentNullException.ThrowIfNull(item);
        CheckLength(item, replaced: -1);
        if (IndexOf(item.Name) >= 0) { throw Failure.DuplicateColumn(item.Name, nameof(item)); }
        base.InsertItem(index, item);
    }

    /// <inheritdoc/>
    protected override void SetItem(int index, DataFrameColumn item)
    {
        ArgumentNullException.ThrowIfNull(item);
        CheckLength(item, index);
        if (IndexOf(item.Name) is >= 0 and var same && same != index) { throw Failure.DuplicateColumn(item.Name, nameof(item)); }
        base.SetItem(index, item);
    }

    private void CheckLength(DataFrameColumn column, int replaced)
    {
        var others = replaced >= 0 ? Count - 1 : Count;
        if (others > 0 && column.Length != this[0].Length) { throw Failure.LengthsDiffer(nameof(column)); }
    }

    private TColumn Typed<TColumn>(string name)
        where TColumn : DataFrameColumn =>
        this[name] as TColumn ?? throw new ArgumentException($"Column '{name}' is no {typeof(TColumn).Name}", nameof(name));
}
