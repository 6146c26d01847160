using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>What the kit relies on in Microsoft.Data.Analysis: groups of rows by one column.</summary>
public class DataAnalysisGroupTests
{
    private static DataFrame Runs() => new(
        new DoubleDataFrameColumn("score", new double?[] { 60, -4, 66, 70, null }),
        new StringDataFrameColumn("task", ["RTE", "CoLA", "RTE", null, "CoLA"]),
        new Int32DataFrameColumn("seed", [1, 1, 2, 1, 2]),
        new BooleanDataFrameColumn("failed", [false, true, false, false, true]));

    [Fact]
    public void GroupsComeInOrderOfFirstAppearanceWithoutRowsThatLackAKey()
    {
        var means = Runs().GroupBy("task").Mean("score", "seed");
        Assert.Equal(["task", "score", "seed"], means.Columns.Select(column => column.Name));
        Assert.Equal(["RTE", "CoLA"], means["task"].Cast<string>());
        Assert.Equal([1.5, 1.5], means["seed"].Cast<double>());
    }

    [Fact]
    public void TheMeanDividesByAllRowsOfTheGroup() =>
        Assert.Equal([63.0, -2.0], Runs().GroupBy("task").Mean("score")["score"].Cast<double>());

    [Fact]
    public void GreatestAndLeastTakeANullForZero()
    {
        var groups = Runs().GroupBy("task");
        Assert.Equal([66.0, 0.0], groups.Max("score")["score"].Cast<double>());
        Assert.Equal([60.0, -4.0], groups.Min("score")["score"].Cast<double>());
    }

    [Fact]
    public void SumKeepsTheTypeAndCountLeavesNullsOut()
    {
        var groups = Runs().GroupBy("task");
        Assert.Equal([3, 3], groups.Sum("seed")["seed"].Cast<int>());
        var counts = groups.Count();
        Assert.Equal(["task", "score", "seed", "failed"], counts.Columns.Select(column => column.Name));
        Assert.Equal([2L, 1L], counts["score"].Cast<long>());
        Assert.Equal([2L, 2L], counts["seed"].Cast<long>());
    }

    [Fact]
    public void ColumnsThatAreNoNumbersMustNotBeAveraged()
    {
        Assert.Throws<NotSupportedException>(() => Runs().GroupBy("task").Mean());
        Assert.Throws<NotSupportedException>(() => Runs().GroupBy("task").Sum());
    }

    [Fact]
    public void TheFirstOfAGroupMayBeNullAndKeysMayBeNumbers()
    {
        var first = Runs().OrderByDescending("seed").GroupBy("seed").First("score", "task");
        Assert.Equal([2, 1], first["seed"].Cast<int>());
        Assert.Equal([null, 70.0], first["score"].Cast<double?>());
        Assert.Equal(["CoLA", null], first["task"].Cast<string?>());
    }

    [Fact]
    public void GroupsHaveHeadsAndTails()
    {
        var groups = Runs().GroupBy("task");
        Assert.Equal([60.0, -4.0], groups.Head(1)["score"].Cast<double?>());
        Assert.Equal([66.0, null], groups.Tail(1)["score"].Cast<double?>());
    }

    [Fact]
    public void GroupingsHoldTheirRows()
    {
        var spread = Runs().GroupBy<string>("task").Groupings.Select(group => (group.Key, group.Count(), (double)group.First()["score"]!));
        Assert.Equal([("RTE", 2, 60.0), ("CoLA", 2, -4.0)], spread);
    }
}
