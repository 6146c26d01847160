using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in Microsoft.Data.Analysis: frames.</summary>
public class DataAnalysisFrameTests
{
    private static DataFrame Runs() => new(
        new StringDataFrameColumn("task", ["RTE", "CoLA", "RTE", null]),
        new Int32DataFrameColumn("depth", [3, 12, 12, 6]),
        new DoubleDataFrameColumn("score", new double?[] { 60.5, 50, 66, null }));

    [Fact]
    public void ColumnsAreFoundByNameInTheirCase()
    {
        var runs = Runs();
        Assert.Equal((3, 4L, 2), (runs.Columns.Count, runs.Rows.Count, runs.Columns.IndexOf("score")));
        Assert.Equal(-1, runs.Columns.IndexOf("Score"));
        Assert.Equal(12, runs[1, 1]);
        Assert.StartsWith("Column 'Score' does not exist", Assert.Throws<ArgumentException>(() => runs["Score"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AColumnIsHadAsItsOwnTypeOnly()
    {
        var columns = Runs().Columns;
        Assert.Equal(60.5, columns.GetDoubleColumn("score")[0]);
        Assert.Equal(60.5, columns.GetPrimitiveColumn<double>("score")[0]);
        Assert.Equal("CoLA", columns.GetStringColumn("task")[1]);
        Assert.Throws<ArgumentException>(() => columns.GetDoubleColumn("depth"));
    }

    [Fact]
    public void NamesAreUniqueAndLengthsEqual()
    {
        var runs = Runs();
        Assert.StartsWith("DataFrame already contains a column called task", Assert.Throws<ArgumentException>(() => runs.Columns.Add(new StringDataFrameColumn("task", 4))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Column lengths are mismatched", Assert.Throws<ArgumentException>(() => runs.Columns.Add(new StringDataFrameColumn("seed", 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AColumnSetByNameIsAddedOrReplacedAndTakesThatName()
    {
        var runs = Runs();
        runs["frozen"] = 12 - runs["depth"];
        Assert.Equal([9, 0, 0, 6], runs["frozen"].Cast<int>());
        runs["score"] = new DoubleDataFrameColumn("other", [1, 2, 3, 4]);
        Assert.Equal(["task", "depth", "score", "frozen"], runs.Columns.Select(column => column.Name));
        runs.Columns.RenameColumn("frozen", "layers");
        runs.Columns.Remove("depth");
        Assert.Equal(["task", "score", "layers"], runs.Columns.Select(column => column.Name));
    }

    [Fact]
    public void RowsAreFilteredByTruthValuesAndByNumbers()
    {
        var runs = Runs();
        Assert.Equal([3, 12], runs.Filter(runs["task"].ElementwiseEquals("RTE"))["depth"].Cast<int>());
        Assert.Equal([12, 12], runs[runs["depth"].ElementwiseGreaterThan(6)]["depth"].Cast<int>());
        Assert.Equal([6, 3], runs[new[] { 3, 0 }]["depth"].Cast<int>());
        Assert.Equal([3], runs[new[] { true, false, false, false }]["depth"].Cast<int>());
        Assert.Equal([6], runs.Filter(new PrimitiveDataFrameColumn<long>("rows", [3L]))["depth"].Cast<int>());
        Assert.Equal(4, runs.Rows.Count);
    }

    [Fact]
    public void RowsAreOrderedStablyAndDescendingIsTheExactReverse()
    {
        var runs = Runs();
        Assert.Equal([60.5, null, 50, 66], runs.OrderBy("depth")["score"].Cast<double?>());
        Assert.Equal([66, 50, null, 60.5], runs.OrderByDescending("depth")["score"].Cast<double?>());
        Assert.Equal([50, 60.5, 66, null], runs.OrderBy("score")["score"].Cast<double?>());
        Assert.Equal([66, 60.5, 50, null], runs.OrderByDescending("score")["score"].Cast<double?>());
        Assert.Equal([null, 50, 60.5, 66], runs.OrderBy("score", putNullValuesLast: false)["score"].Cast<double?>());
    }

    [Fact]
    public void HeadAndTailAreRowsOfTheirOwn()
    {
        var runs = Runs();
        Assert.Equal([3, 12], runs.Head(2)["depth"].Cast<int>());
        Assert.Equal([12, 6], runs.Tail(2)["depth"].Cast<int>());
        Assert.Equal(4, runs.Head(9).Rows.Count);
        runs.Head(1)[0, 1] = 99;
        Assert.Equal(3, runs[0, 1]);
    }

    [Fact]
    public void NullsAreDroppedByRowAndFilledByColumn()
    {
        var runs = Runs();
        Assert.Equal(3, runs.DropNulls().Rows.Count);
        Assert.Equal(4, runs.DropNulls(DropNullOptions.All).Rows.Count);
        var numbers = new DataFrame(runs["depth"], runs["score"]);
        Assert.Equal(0.0, numbers.FillNulls(0)[3, 1]);
        Assert.Null(numbers[3, 1]);
    }

    [Fact]
    public void ARowIsReadAndSetByColumn()
    {
        var runs = Runs();
        var row = runs.Rows[0];
        Assert.Equal("RTE", row["task"]);
        row["depth"] = 4;
        Assert.Equal(4, runs[0, 1]);
        Assert.Equal(["task", "depth", "score"], row.GetValues().Select(cell => cell.Key));
        Assert.Equal([4, 12, 12, 6], runs.Rows.Select(each => (int)each[1]!));
    }

    [Fact]
    public void AppendGivesACopyUnlessInPlace()
    {
        var runs = Runs();
        Assert.Equal(5, runs.Append(["QNLI", 1, 2.5]).Rows.Count);
        Assert.Equal(4, runs.Rows.Count);
        runs.Append(["QNLI", "1"], inPlace: true, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["QNLI", 1, null], runs.Rows[4]);
        runs.Append([KeyValuePair.Create<string, object?>("depth", 2)], inPlace: true);
        Assert.Equal([null, 2, null], runs.Rows[5]);
        Assert.Throws<ArgumentException>(() => runs.Append([KeyValuePair.Create<string, object?>("rate", 2)]));
        Assert.Equal(10, runs.Append(Runs().Rows).Rows.Count);
    }

    [Fact]
    public void JoinGoesByPosition()
    {
        var joined = Runs().Join(new DataFrame(new Int32DataFrameColumn("depth", [1, 2])));
        Assert.Equal(["task", "depth_left", "score", "depth_right"], joined.Columns.Select(column => column.Name));
        Assert.Equal([1, 2, null, null], joined["depth_right"].Cast<int?>());
        Assert.Equal(2, Runs().Join(new DataFrame(new Int32DataFrameColumn("seed", [1, 2])), joinAlgorithm: JoinAlgorithm.Inner).Rows.Count);
    }

    [Theory]
    [InlineData(JoinAlgorithm.Left, "60.5 f1,50 -,66 f1")]
    [InlineData(JoinAlgorithm.Inner, "60.5 f1,66 f1")]
    [InlineData(JoinAlgorithm.Right, "- spearman,60.5 f1,66 f1")]
    [InlineData(JoinAlgorithm.FullOuter, "60.5 f1,50 -,66 f1,- spearman")]
    public void MergeGoesByKeyKeepsBothKeysAndDropsRowsWithoutOne(JoinAlgorithm algorithm, string rows)
    {
        var metrics = new DataFrame(new StringDataFrameColumn("task", ["STS-B", "RTE"]), new StringDataFrameColumn("metric", ["spearman", "f1"]));
        var merged = Runs().Merge<string>(metrics, "task", "task", joinAlgorithm: algorithm);
        Assert.Equal(["task_left", "depth", "score", "task_right", "metric"], merged.Columns.Select(column => column.Name));
        Assert.Equal(rows, string.Join(',', merged.Rows.Select(row => FormattableString.Invariant($"{row["score"] ?? "-"} {row["metric"] ?? "-"}"))));
    }

    [Fact]
    public void MergeGoesBySeveralKeys()
    {
        var seconds = new DataFrame(new StringDataFrameColumn("task", ["RTE", "RTE"]), new Int32DataFrameColumn("depth", [12, 3]), new DoubleDataFrameColumn("seconds", [9, 4]));
        var merged = Runs().Merge(seconds, ["task", "depth"], ["task", "depth"], joinAlgorithm: JoinAlgorithm.Inner);
        Assert.Equal([4.0, 9.0], merged["seconds"].Cast<double>());
    }

    [Fact]
    public void InfoNamesTypesAndCountsValues()
    {
        var info = Runs().Info();
        Assert.Equal(["Info", "task", "depth", "score"], info.Columns.Select(column => column.Name));
        Assert.Equal(["DataType", "Length (excluding null values)"], info["Info"].Cast<string>());
        Assert.Equal(["System.Double", "3"], info["score"].Cast<string>());
    }

    [Fact]
    public void DescriptionIsInFloatsAndItsMeanCountsNullsAsRows()
    {
        var description = Runs().Description();
        Assert.Equal(["Description", "depth", "score"], description.Columns.Select(column => column.Name));
        Assert.Equal(["Length (excluding null values)", "Max", "Min", "Mean"], description["Description"].Cast<string>());
        Assert.Equal([3f, 66f, 50f, 176.5f / 4], description["score"].Cast<float>());
    }

    [Fact]
    public void AFrameIsWrittenInCellsOfOneWidth()
    {
        var frame = new DataFrame(new StringDataFrameColumn("a", ["x", null, "z"]), new Int32DataFrameColumn("n", [1, 2, 3]));
        Assert.Equal(
            ["a         n         ", "x         1         ", "null      2         ", "  ... 2 of total 3", ""],
            frame.ToString(2).Split(Environment.NewLine));
        Assert.Equal("x 1 ", frame.Rows[0].ToString());
    }
}
