namespace Microsoft.Data.Analysis;

/// <summary>A column of numbers, truth values or dates.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public partial class PrimitiveDataFrameColumn<T> : DataFrameColumn, IEnumerable<T?>
    where T : unmanaged
{
    private readonly List<T?> _values;

    /// <summary>A column of values, some of them null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public PrimitiveDataFrameColumn(string name, IEnumerable<T?> values)
        : base(name, typeof(T)) => _values = [.. values];

    /// <summary>A column of values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public PrimitiveDataFrameColumn(string name, IEnumerable<T> values)
        : this(name, values.Select(value => (T?)value))
    {
    }

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public PrimitiveDataFrameColumn(string name, long length = 0)
        : this(name, Enumerable.Repeat<T?>(null, (int)length))
    {
    }

    /// <inheritdoc/>
    public override long Length => _values.Count;

    /// <inheritdoc/>
    public override long NullCount => _values.Count(value => value is null);

    /// <summary>The value in a row.</summary>
    /// <param name="rowIndex">The row.</param>
    public new T? this[long rowIndex]
    {
        get => _values[checked((int)rowIndex)];
        set => _values[checked((int)rowIndex)] = value;
    }

    /// <summary>The values of some rows.</summary>
    /// <param name="startIndex">The first row.</param>
    /// <param name="length">How many rows.</param>
    public new IReadOnlyList<T?> this[long startIndex, int length] => _values.GetRange((int)startIndex, length);

    /// <summary>Adds a value at the end.</summary>
    /// <param name="value">The value.</param>
    public void Append(T? value) => _values.Add(value);

    /// <summary>Adds a value several times at the end.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">How many times.</param>
    public void AppendMany(T? value, long count) => _values.AddRange(Enumerable.Repeat(value, (int)count));

    /// <inheritdoc cref="DataFrameColumn.Clone"/>
    public new PrimitiveDataFrameColumn<T> Clone(long numberOfNullsToAppend = 0) => (PrimitiveDataFrameColumn<T>)base.Clone(numberOfNullsToAppend);

    /// <inheritdoc cref="DataFrameColumn.Sort"/>
    public new PrimitiveDataFrameColumn<T> Sort(bool ascending = true, bool putNullValuesLast = true) =>
        (PrimitiveDataFrameColumn<T>)base.Sort(ascending, putNullValuesLast);

    /// <inheritdoc cref="DataFrameColumn.DropNulls"/>
    public new PrimitiveDataFrameColumn<T> DropNulls() => (PrimitiveDataFrameColumn<T>)base.DropNulls();

    /// <summary>The column with a value in place of each null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="inPlace">Whether the column itself changes.</param>
    public PrimitiveDataFrameColumn<T> FillNulls(T value, bool inPlace = false) => Map(old => old ?? value, inPlace);

    /// <summary>A function of each value; nulls stay.</summary>
    /// <param name="func">The function.</param>
    /// <param name="inPlace">Whether the column itself changes.</param>
    public PrimitiveDataFrameColumn<T> Apply(Func<T, T> func, bool inPlace = false) =>
        Map(value => value is { } known ? func(known) : null, inPlace);

    /// <summary>A function of each value, nulls included, to another type. The result is called "Result".</summary>
    /// <typeparam name="TResult">The type of the result's values.</typeparam>
    /// <param name="func">The function.</param>
    public PrimitiveDataFrameColumn<TResult> Apply<TResult>(Func<T?, TResult?> func)
        where TResult : unmanaged => new("Result", _values.Select(func));

    /// <summary>Changes each value in place by a function of it and its row.</summary>
    /// <param name="func">The function.</param>
    public void ApplyElementwise(Func<T?, long, T?> func)
    {
        for (var row = 0; row < _values.Count; row++) { _values[row] = func(_values[row], row); }
    }

    /// <summary>The values one after the other.</summary>
    public IEnumerator<T?> GetEnumerator() => _values.GetEnumerator();

    internal override PrimitiveDataFrameColumn<T> Take(IReadOnlyList<long?> rows)
    {
        var taken = NewOfKind();
        taken._values.AddRange(rows.Select(row => row is { } known ? this[known] : null));
        return taken;
    }

    internal override void AppendValue(object? value) => _values.Add(OfType(value));

    internal override object Converted(object value, IFormatProvider? culture) => value is T ? value : Convert.ChangeType(value, typeof(T), culture);

    internal override GroupBy GroupRows(DataFrame frame) => new GroupBy<T>(frame, this);

    /// <summary>An empty column of this one's class and name.</summary>
    private protected virtual PrimitiveDataFrameColumn<T> NewOfKind() => new(Name);

    private protected override object? GetValue(long row) => this[row];

    private protected override void SetValue(long row, object? value) => this[row] = OfType(value);

    private protected override int CompareRows(long left, long right) => Comparer<T>.Default.Compare(this[left]!.Value, this[right]!.Value);

    private static T? OfType(object? value) => value switch
    {
        null => null,
        T known => known,
        _ => throw Failure.WrongType(typeof(T), nameof(value)),
    };

    private PrimitiveDataFrameColumn<T> Map(Func<T?, T?> func, bool inPlace)
    {
        var mapped = inPlace ? this : Clone();
        mapped.ApplyElementwise((value, _) => func(value));
        return mapped;
    }
}
