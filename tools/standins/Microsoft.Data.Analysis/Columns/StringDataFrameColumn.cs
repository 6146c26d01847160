namespace Microsoft.Data.Analysis;

/// <summary>A column of texts.</summary>
public class StringDataFrameColumn : DataFrameColumn, IEnumerable<string?>
{
    private readonly List<string?> _values;

    /// <summary>A column of texts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public StringDataFrameColumn(string name, IEnumerable<string?> values)
        : base(name, typeof(string)) => _values = [.. values];

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public StringDataFrameColumn(string name, long length = 0)
        : this(name, Enumerable.Repeat<string?>(null, (int)length))
    {
    }

    /// <inheritdoc/>
    public override long Length => _values.Count;

    /// <inheritdoc/>
    public override long NullCount => _values.Count(value => value is null);

    /// <summary>The text in a row.</summary>
    /// <param name="rowIndex">The row.</param>
    public new string? this[long rowIndex]
    {
        get => _values[checked((int)rowIndex)];
        set => _values[checked((int)rowIndex)] = value;
    }

    /// <summary>The texts of some rows.</summary>
    /// <param name="startIndex">The first row.</param>
    /// <param name="length">How many rows.</param>
    public new List<string?> this[long startIndex, int length] => _values.GetRange((int)startIndex, length);

    /// <summary>Each text followed by another; a null counts as empty.</summary>
    public static StringDataFrameColumn operator +(StringDataFrameColumn column, string value) => column.Add(value);

    /// <summary>A text followed by each of the column's; a null counts as empty.</summary>
    public static StringDataFrameColumn operator +(string value, StringDataFrameColumn column) => column.Map(text => value + text, inPlace: false);

    /// <summary>Adds a text at the end.</summary>
    /// <param name="value">The text.</param>
    public void Append(string? value) => _values.Add(value);

    /// <summary>Each text followed by another; a null counts as empty.</summary>
    /// <param name="value">What follows.</param>
    /// <param name="inPlace">Whether the column itself changes.</param>
    public StringDataFrameColumn Add(string value, bool inPlace = false) => Map(text => text + value, inPlace);

    /// <summary>A function of each text, nulls included.</summary>
    /// <param name="func">The function.</param>
    /// <param name="inPlace">Whether the column itself changes.</param>
    public StringDataFrameColumn Apply(Func<string?, string?> func, bool inPlace = false) => Map(func, inPlace);

    /// <summary>The column with a text in place of each null.</summary>
    /// <param name="value">The text.</param>
    /// <param name="inPlace">Whether the column itself changes.</param>
    public StringDataFrameColumn FillNulls(string value, bool inPlace = false) => Map(text => text ?? value, inPlace);

    /// <inheritdoc cref="DataFrameColumn.Clone"/>
    public new StringDataFrameColumn Clone(long numberOfNullsToAppend = 0) => (StringDataFrameColumn)base.Clone(numberOfNullsToAppend);

    /// <inheritdoc cref="DataFrameColumn.DropNulls"/>
    public new StringDataFrameColumn DropNulls() => (StringDataFrameColumn)base.DropNulls();

    /// <inheritdoc cref="DataFrameColumn.Sort"/>
    public new StringDataFrameColumn Sort(bool ascending = true, bool putNullValuesLast = true) =>
        (StringDataFrameColumn)base.Sort(ascending, putNullValuesLast);

    /// <summary>Where this column equals a text, or is null like it.</summary>
    /// <param name="value">The text.</param>
    public PrimitiveDataFrameColumn<bool> ElementwiseEquals(string? value) => base.ElementwiseEquals<string?>(value);

    /// <summary>Where this column differs from a text.</summary>
    /// <param name="value">The text.</param>
    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals(string? value) => base.ElementwiseNotEquals<string?>(value);

    /// <summary>The texts one after the other.</summary>
    public IEnumerator<string?> GetEnumerator() => _values.GetEnumerator();

    internal override StringDataFrameColumn Take(IReadOnlyList<long?> rows) =>
        new(Name, rows.Select(row => row is { } known ? this[known] : null));

    internal override void AppendValue(object? value) => _values.Add(Text(value));

    internal override object Converted(object value, IFormatProvider? culture) => value is string ? value : Convert.ToString(value, culture)!;

    internal override PrimitiveDataFrameColumn<TTo> As<TTo>() => throw new NotSupportedException("texts are no numbers");

    internal override GroupBy GroupRows(DataFrame frame) => new GroupBy<string>(frame, this);

    internal override DataFrameColumn Aggregate(GroupAggregate aggregate, IEnumerable<IReadOnlyList<long>> groups) =>
        throw new NotSupportedException($"{aggregate} of texts");

    private protected override object? GetValue(long row) => this[row];

    private protected override void SetValue(long row, object? value) => this[row] = Text(value);

    private protected override int CompareRows(long left, long right) => Comparer<string>.Default.Compare(this[left], this[right]);

    private protected override DataFrameColumn CombineWithColumn(BinaryOperation operation, DataFrameColumn column, bool inPlace)
    {
        if (operation != BinaryOperation.Add) { throw Failure.NotOffered(operation.ToString()); }
        var row = 0L;
        return Map(text => text!.ToString() + column[row++]!.ToString(), inPlace);
    }

    private protected override DataFrameColumn CombineWithValue(BinaryOperation operation, object value, bool inPlace, bool reversed)
    {
        if (operation != BinaryOperation.Add) { throw Failure.NotOffered(operation.ToString()); }
        return Map(text => reversed ? value + text : text + value, inPlace);
    }

    private protected override IEnumerable<bool> CompareWithColumn(ComparisonOperation operation, DataFrameColumn column) =>
        _values.Select((text, row) => Holds(operation, text, column[row]));

    private protected override IEnumerable<bool> CompareWithValue(ComparisonOperation operation, object? value) =>
        _values.Select(text => Holds(operation, text, value));

    private protected override PrimitiveDataFrameColumn<bool> CombineTruth(LogicalOperation operation, Func<int, bool?> right, bool inPlace) =>
        throw new NotSupportedException($"{operation} is for columns of truth values");

    private static bool Holds(ComparisonOperation operation, string? text, object? value) => operation switch
    {
        ComparisonOperation.Equals => Equals(text, value),
        ComparisonOperation.NotEquals => !Equals(text, value),
        _ => throw Failure.NotOffered(operation.ToString()),
    };

    private static string? Text(object? value) => value is null or string ? (string?)value : throw Failure.WrongType(typeof(string), nameof(value));

    private StringDataFrameColumn Map(Func<string?, string?> func, bool inPlace)
    {
        var mapped = inPlace ? this : Clone();
        for (var row = 0; row < mapped._values.Count; row++) { mapped._values[row] = func(mapped._values[row]); }
        return mapped;
    }
}
