namespace Microsoft.Data.Analysis;

/// <summary>A column of floats.</summary>
public class SingleDataFrameColumn : PrimitiveDataFrameColumn<float>
{
    /// <summary>A column of values, some of them null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public SingleDataFrameColumn(string name, IEnumerable<float?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public SingleDataFrameColumn(string name, IEnumerable<float> values)
        : base(name, values)
    {
    }

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public SingleDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    private protected override SingleDataFrameColumn NewOfKind() => new(Name);
}
