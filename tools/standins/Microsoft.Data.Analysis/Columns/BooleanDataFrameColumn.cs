namespace Microsoft.Data.Analysis;

/// <summary>A column of truth values.</summary>
public class BooleanDataFrameColumn : PrimitiveDataFrameColumn<bool>
{
    /// <summary>A column of values, some of them null.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public BooleanDataFrameColumn(string name, IEnumerable<bool?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values.</param>
    public BooleanDataFrameColumn(string name, IEnumerable<bool> values)
        : base(name, values)
    {
    }

    /// <summary>A column of nulls.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">How many.</param>
    public BooleanDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <summary>Where both are true.</summary>
    public static BooleanDataFrameColumn operator &(BooleanDataFrameColumn left, BooleanDataFrameColumn right) => left.And(right);

    /// <summary>Where either is true.</summary>
    public static BooleanDataFrameColumn operator |(BooleanDataFrameColumn left, BooleanDataFrameColumn right) => left.Or(right);

    /// <summary>Where one alone is true.</summary>
    public static BooleanDataFrameColumn operator ^(BooleanDataFrameColumn left, BooleanDataFrameColumn right) => left.Xor(right);

    /// <summary>Where both are true.</summary>
    public BooleanDataFrameColumn And(BooleanDataFrameColumn column, bool inPlace = false) => (BooleanDataFrameColumn)base.And(column, inPlace);

    /// <summary>Where either is true.</summary>
    public BooleanDataFrameColumn Or(BooleanDataFrameColumn column, bool inPlace = false) => (BooleanDataFrameColumn)base.Or(column, inPlace);

    /// <summary>Where one alone is true.</summary>
    public BooleanDataFrameColumn Xor(BooleanDataFrameColumn column, bool inPlace = false) => (BooleanDataFrameColumn)base.Xor(column, inPlace);

    private protected override BooleanDataFrameColumn NewOfKind() => new(Name);
}
