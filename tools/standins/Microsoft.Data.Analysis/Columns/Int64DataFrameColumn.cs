namespace Microsoft.Data.Analysis;

/// <summary>A column of longs.</summary>
public class Int64DataFrameColumn : PrimitiveDataFrameColumn<long>
{
    /// <summary>A column of values, some of them null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public Int64DataFrameColumn(string name, IEnumerable<long?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public Int64DataFrameColumn(string name, IEnumerable<long> values)
        : base(name, values)
    {
    }

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public Int64DataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    private protected override Int64DataFrameColumn NewOfKind() => new(Name);
}
