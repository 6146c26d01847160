namespace LayerFreezing.Tests;

/// <summary>The results that the kit ships: whole, of the studies it ships, and what is derived is what the records say.</summary>
public sealed class ShippedResultsTests
{
    public static TheoryData<string> Names => ["micro", "micro-rates", "minilm"];

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

        Assert.Equal(StudyFigures.RelativeQuality(results.Summary).ToSvg(), Derived("figures/relative-quality.svg"));
        Assert.Equal(StudyFigures.ScoreByDepth(results).ToSvg(), Derived("figures/score-by-depth.svg"));

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

    [Fact]
    public void The_quick_cut_has_the_rates_that_the_whole_study_chose()
    {
        var chosen = StudyResults.Load("micro").Choices!;
        var quick = Study.Find("micro-quick", KitFolders.Find());
        foreach (var task in quick.Tasks)
        {
            foreach (var model in quick.Models) { Assert.Equal(chosen.For(model, task, FreezePlan.All), quick.RateOf(model, task, FreezePlan.All)); }
        }
    }

    /// <summary>
    /// What the micro scale is for: micro-bert learns each task when all of it is trained, and the fewer layers are trained,
    /// the less is left; what the head alone finds in a frozen model is below three layers with intervals apart.
    /// </summary>
    [Theory]
    [InlineData("micro-CoLA", 85)]
    [InlineData("micro-SST-2", 95)]
    [InlineData("micro-STS-B", 85)]
    [InlineData("micro-RTE", 90)]
    public void Micro_bert_learns_the_task_and_loses_it_layer_by_layer(string task, double least)
    {
        var rows = StudyResults.Load("micro").Summary.Where(row => row.Model == "micro-bert" && row.Task == task).OrderBy(row => row.TrainedLayers).ToList();
        Assert.Equal(["head", "top:1", "top:2", "top:3", "top:4", "top:5", "top:6", "all"], rows.Select(row => row.Plan.ToString()));
        Assert.All(rows, row => Assert.Equal(5, row.Score.Count));
        Assert.True(rows[^1].Score.Mean >= least, rows[^1].Score.ToString());
        Assert.Equal(rows.Select(row => row.Score.Mean).Order(), rows.Select(row => row.Score.Mean));
        Assert.True(rows[0].Score.High < rows[3].Score.Low, $"{rows[0].Score} and {rows[3].Score}");
    }
}
