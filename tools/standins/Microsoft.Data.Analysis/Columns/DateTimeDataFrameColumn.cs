namespace Microsoft.Data.Analysis;

/// <summary>A column of dates.</summary>
public class DateTimeDataFrameColumn : PrimitiveDataFrameColumn<DateTime>
{
    /// <summary>A column of values, some of them null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public DateTimeDataFrameColumn(string name, IEnumerable<DateTime?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public DateTimeDataFrameColumn(string name, IEnumerable<DateTime> values)
        : base(name, values)
    {
    }

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public DateTimeDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    private protected override DateTimeDataFrameColumn NewOfKind() => new(Name);
}
