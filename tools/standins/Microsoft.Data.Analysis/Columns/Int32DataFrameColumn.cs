namespace Microsoft.Data.Analysis;

/// <summary>A column of ints.</summary>
public class Int32DataFrameColumn : PrimitiveDataFrameColumn<int>
{
    /// <summary>A column of values, some of them null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public Int32DataFrameColumn(string name, IEnumerable<int?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public Int32DataFrameColumn(string name, IEnumerable<int> values)
        : base(name, values)
    {
    }

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public Int32DataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    private protected override Int32DataFrameColumn NewOfKind() => new(Name);
}
