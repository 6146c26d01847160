using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in Microsoft.Data.Analysis: columns. Frames, groups and files have test classes of their own.</summary>
public class DataAnalysisTests
{
    private static PrimitiveDataFrameColumn<int> Ints => new("n", new int?[] { 3, null, 1 });

    private static DoubleDataFrameColumn Doubles => new("x", new double?[] { 0.5, -2, null });

    private static StringDataFrameColumn Texts => new("s", ["b", null, "a"]);

    [Fact]
    public void AColumnHasANameATypeALengthAndNulls()
    {
        Assert.Equal(("n", typeof(int), 3L, 1L), (Ints.Name, Ints.DataType, Ints.Length, Ints.NullCount));
        Assert.Equal(("s", typeof(string), 3L, 1L), (Texts.Name, Texts.DataType, Texts.Length, Texts.NullCount));
        Assert.Equal(2, new Int64DataFrameColumn("k", 2).NullCount);
        var renamed = Ints;
        renamed.SetName("m");
        Assert.Equal("m", renamed.Name);
    }

    [Fact]
    public void CreateGivesAPrimitiveColumnNotTheClassOfItsType()
    {
        DataFrameColumn column = DataFrameColumn.Create("f", new[] { 1f });
        Assert.IsNotType<SingleDataFrameColumn>(column);
        Assert.IsType<PrimitiveDataFrameColumn<float>>(column);
        Assert.Equal(1, DataFrameColumn.Create("d", new double?[] { 1, null }).NullCount);
        Assert.Equal("a", DataFrameColumn.Create("s", ["a"])[0]);
    }

    [Fact]
    public void ACellTakesItsOwnTypeOrNullAndNothingElse()
    {
        DataFrameColumn column = Ints;
        column[0] = 7;
        column[2] = null;
        Assert.Equal([7, null, null], column.Cast<object?>());
        Assert.StartsWith("Expected value to be of type System.Int32", Assert.Throws<ArgumentException>(() => column[0] = 7L).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => column[0] = "7");
    }

    [Fact]
    public void ValuesAreReadOneByOneAndInRanges()
    {
        Assert.Equal([3, null, 1], Ints);
        Assert.Equal(1, Ints[2]);
        Assert.Equal([null, 1], Ints[1, 2]);
        Assert.Equal(["b", null, "a"], Texts);
    }

    [Fact]
    public void ArithmeticOfOneTypeKeepsItAndANullMakesANull()
    {
        DataFrameColumn ints = Ints;
        Assert.Equal([4, null, 2], (ints + 1).Cast<object?>());
        Assert.Equal([7, null, 9], (10 - ints).Cast<object?>());
        Assert.Equal([1, null, 0], (ints / 2).Cast<object?>());
        Assert.Equal([1, null, 1], (ints % 2).Cast<object?>());
        Assert.Equal([9, null, 1], (ints * ints).Cast<object?>());
        Assert.Equal("n", (ints * ints).Name);
        DataFrameColumn doubles = Doubles;
        Assert.Equal([50.0, -200.0, null], (doubles * 100.0).Cast<object?>());
        Assert.Equal([2.0, -0.5, null], (1.0 / doubles).Cast<object?>());
    }

    [Fact]
    public void NumbersOfTwoTypesMeetAsDoubles()
    {
        DataFrameColumn ints = Ints;
        Assert.Equal([1.5, null, 0.5], (ints * 0.5).Cast<object?>());
        Assert.Equal([3.5, null, null], (ints + Doubles).Cast<object?>());
        Assert.Equal([0.5 * 100, -200.0, null], (Doubles * 100).Cast<object?>());
    }

    [Fact]
    public void DividingIntsByZeroThrowsAndDoublesFollowIeee()
    {
        DataFrameColumn ints = Ints;
        Assert.Throws<DivideByZeroException>(() => ints / 0);
        Assert.Equal([double.PositiveInfinity, double.NegativeInfinity, null], ((DataFrameColumn)Doubles / 0.0).Cast<object?>());
    }

    [Fact]
    public void ArithmeticInPlaceChangesTheColumnAndElseItDoesNot()
    {
        DataFrameColumn column = Ints;
        column.Add(1);
        Assert.Equal(3, column[0]);
        column.Add(1, inPlace: true);
        Assert.Equal(4, column[0]);
    }

    [Fact]
    public void ColumnsOfUnequalLengthDoNotMeet()
    {
        DataFrameColumn two = new DoubleDataFrameColumn("y", [1, 2]);
        Assert.Throws<ArgumentException>(() => Doubles + two);
        Assert.Throws<ArgumentException>(() => Doubles.ElementwiseEquals(two));
    }

    [Fact]
    public void AComparisonTakesANullNumberForZero()
    {
        Assert.Equal([false, true, false], Ints.ElementwiseEquals(0));
        Assert.Equal([false, true, false], Ints.ElementwiseLessThan(1));
        Assert.Equal([true, false, true], Ints.ElementwiseGreaterThan(0));
        Assert.Equal([true, true], new Int32DataFrameColumn("a", new int?[] { null, 0 }).ElementwiseEquals(new Int32DataFrameColumn("b", new int?[] { 0, null })));
    }

    [Fact]
    public void NumbersOfTwoTypesAreComparedAsDoubles()
    {
        DataFrameColumn ints = Ints;
        Assert.Equal([true, false, false], ints.ElementwiseGreaterThanOrEqual(1.5));
        Assert.Equal([false, true, true], ints.ElementwiseLessThanOrEqual(1.5));
        Assert.Equal([true, true, true], ints.ElementwiseNotEquals(1.5));
    }

    [Fact]
    public void TextsAreComparedForEqualityAndNullsAreFoundApart()
    {
        Assert.Equal([false, false, true], Texts.ElementwiseEquals("a"));
        Assert.Equal([true, true, false], Texts.ElementwiseNotEquals("a"));
        DataFrameColumn texts = Texts;
        Assert.Equal([false, false, true], texts.ElementwiseEquals("a"));
        Assert.Equal([false, true, false], texts.ElementwiseIsNull());
        Assert.Equal([true, false, true], ((DataFrameColumn)Ints).ElementwiseIsNotNull());
    }

    [Fact]
    public void TruthValuesAreJoined()
    {
        var (left, right) = (Ints.ElementwiseGreaterThan(0), Ints.ElementwiseGreaterThan(2));
        Assert.Equal([true, false, false], left.And(right).Cast<bool>());
        Assert.Equal([true, false, true], left.Or(right).Cast<bool>());
        Assert.Equal([false, false, true], left.Xor(right).Cast<bool>());
        Assert.Equal([false, true, false], left.Xor(true));
        Assert.Equal([true, false, false], (left & right).Cast<bool>());
        Assert.True(left.Any());
        Assert.False(left.All());
    }

    [Fact]
    public void ReductionsPassOverNullsButNotOverNaN()
    {
        Assert.Equal((3, 1, 4), (Ints.Max(), Ints.Min(), Ints.Sum()));
        Assert.Equal((2.0, 2.0), (Ints.Mean(), Ints.Median()));
        Assert.Equal(1.5, new DoubleDataFrameColumn("x", [2, 1]).Median());
        var poisoned = new DoubleDataFrameColumn("x", [1, double.NaN]);
        Assert.Equal((double.NaN, double.NaN), (poisoned.Max(), poisoned.Mean()));
        var empty = new DoubleDataFrameColumn("x");
        Assert.Equal((null, null, 0.0), (empty.Max(), empty.Sum(), empty.Mean()));
        Assert.Null(new DoubleDataFrameColumn("x", 2).Sum());
    }

    [Fact]
    public void TextsAreNotReduced()
    {
        Assert.Throws<NotImplementedException>(() => Texts.Max());
        Assert.Throws<NotImplementedException>(() => Texts.Mean());
    }

    [Fact]
    public void ValuesAreMapped()
    {
        Assert.Equal([0.5, 2, null], Doubles.Abs().Cast<double?>());
        Assert.Equal([0.0, -2.0, null], Doubles.Round().Cast<double?>());
        Assert.Equal([4, 5], new Int32DataFrameColumn("n", [4, 1]).CumulativeSum().Cast<int>());
        Assert.Equal([6, null, 2], Ints.Apply(value => 2 * value));
        var bigger = Ints.Apply<bool>(value => value > 2);
        Assert.Equal([true, false, false], bigger);
        Assert.Equal("Result", bigger.Name);
        Assert.Equal(["B", null, "A"], Texts.Apply(text => text?.ToUpperInvariant()));
    }

    [Fact]
    public void ATextIsAddedAndANullCountsAsEmpty()
    {
        Assert.Equal(["b_x", "_x", "a_x"], Texts + "_x");
        Assert.Equal(["x_b", "x_", "x_a"], "x_" + Texts);
    }

    [Fact]
    public void SortingIsStableDescendingIsItsReverseAndNullsComeLast()
    {
        Assert.Equal([1, 3, null], Ints.Sort());
        Assert.Equal([3, 1, null], Ints.Sort(ascending: false));
        Assert.Equal([null, 1, 3], Ints.Sort(putNullValuesLast: false));
        Assert.Equal(["a", "b", null], Texts.Sort());
        Assert.Equal([double.NaN, 1, 2], new DoubleDataFrameColumn("x", [2, double.NaN, 1]).Sort().Cast<double>());
    }

    [Fact]
    public void NullsAreFilledAndDropped()
    {
        Assert.Equal([3, 0, 1], Ints.FillNulls(0));
        Assert.Equal(["b", "-", "a"], Texts.FillNulls("-"));
        Assert.Equal([3, 1], Ints.DropNulls());
        Assert.Equal(["b", "a"], Texts.DropNulls());
    }

    [Fact]
    public void ValuesAreAppendedAndCounted()
    {
        var column = Ints;
        column.Append(3);
        column.AppendMany(null, 2);
        Assert.Equal([3, null, 1, 3, null, null], column);
        var counts = new StringDataFrameColumn("s", ["b", "a", "b"]).ValueCounts();
        Assert.Equal(["Values", "Counts"], counts.Columns.Select(part => part.Name));
        Assert.Equal(["b", "a"], counts["Values"].Cast<string>());
        Assert.Equal([2L, 1L], counts["Counts"].Cast<long>());
    }

    [Fact]
    public void ACloneIsACopyOfTheSameClass()
    {
        var original = Doubles;
        var copy = original.Clone();
        copy[0] = 9;
        Assert.Equal(0.5, original[0]);
        Assert.Equal("x", copy.Name);
    }
}
