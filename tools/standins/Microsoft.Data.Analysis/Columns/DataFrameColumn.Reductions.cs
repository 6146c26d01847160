namespace Microsoft.Data.Analysis;

/// <content>One value of many. Nulls are passed over; NaN isn't.</content>
public abstract partial class DataFrameColumn
{
    /// <summary>The greatest value, or null where there is none.</summary>
    public virtual object? Max() => throw Failure.NotOffered(nameof(Max));

    /// <summary>The least value, or null where there is none.</summary>
    public virtual object? Min() => throw Failure.NotOffered(nameof(Min));

    /// <summary>The sum in the column's own type, or null where there is no value.</summary>
    public virtual object? Sum() => throw Failure.NotOffered(nameof(Sum));

    /// <summary>The mean; 0 of an empty column.</summary>
    public virtual double Mean() => throw Failure.NotOffered(nameof(Mean));

    /// <summary>The middle value, or the mean of the two in the middle; 0 of an empty column.</summary>
    public virtual double Median() => throw Failure.NotOffered(nameof(Median));

    /// <summary>Whether every value is true.</summary>
    public virtual bool All() => throw new NotSupportedException($"{nameof(All)} is for columns of truth values");

    /// <summary>Whether some value is true.</summary>
    public virtual bool Any() => throw new NotSupportedException($"{nameof(Any)} is for columns of truth values");

    /// <summary>The values without their signs.</summary>
    public virtual DataFrameColumn Abs(bool inPlace = false) => throw Failure.NotOffered(nameof(Abs));

    /// <summary>The values rounded to whole numbers, halves to even.</summary>
    public virtual DataFrameColumn Round(bool inPlace = false) => throw Failure.NotOffered(nameof(Round));

    /// <summary>The sum of the values up to each row.</summary>
    public virtual DataFrameColumn CumulativeSum(bool inPlace = false) => throw Failure.NotOffered(nameof(CumulativeSum));

    /// <summary>The greatest of the values up to each row.</summary>
    public virtual DataFrameColumn CumulativeMax(bool inPlace = false) => throw Failure.NotOffered(nameof(CumulativeMax));

    /// <summary>The least of the values up to each row.</summary>
    public virtual DataFrameColumn CumulativeMin(bool inPlace = false) => throw Failure.NotOffered(nameof(CumulativeMin));
}
