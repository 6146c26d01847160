namespace LayerFreezing.Tests;

/// <summary>The results that the kit ships: whole, of the studies it ships, and what is derived is what the records say.</summary>
public sealed class ShippedResultsTests
{
    public static TheoryData<string> Names => ["minilm"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_run_has_its_record_and_the_tables_follow_from_them(string name)
    {
        var results = StudyResults.Load(name);
        Assert.True(results.IsComplete);
        Assert.Empty(results.Failures);
        Assert.Equal(SummaryCsv.Summary(results.Summary), Derived("summary.csv"));
        Assert.Equal(SummaryCsv.Summary(results.OtherSummary), Derived(results.Study.DropBelow is null ? "summary-dropped.csv" : "summary-undropped.csv"));
        Assert.Equal(SummaryCsv.Costs(results.Runs), Derived("cost.csv"));

        string Derived(string file) => File.ReadAllText(Path.Combine(results.Folder, file));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_record_is_there_that_the_study_does_not_list(string name)
    {
        var results = StudyResults.Load(name);
        var listed = results.Runs.Select(run => run.Cell.Id).ToHashSet();
        var files = Directory.GetFiles(Path.Combine(results.Folder, "runs")).Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.All(files, id => Assert.Contains(id, listed));
    }
}
