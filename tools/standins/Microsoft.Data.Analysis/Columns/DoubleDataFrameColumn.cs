namespace Microsoft.Data.Analysis;

/// <summary>A column of doubles.</summary>
public class DoubleDataFrameColumn : PrimitiveDataFrameColumn<double>
{
    /// <summary>A column of values, some of them null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public DoubleDataFrameColumn(string name, IEnumerable<double?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public DoubleDataFrameColumn(string name, IEnumerable<double> values)
        : base(name, values)
    {
    }

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public DoubleDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    private protected override DoubleDataFrameColumn NewOfKind() => new(Name);
}
