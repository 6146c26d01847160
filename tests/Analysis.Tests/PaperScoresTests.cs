using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>The authors' raw scores, and what the paper says that follows from them (rounded to 0.01 in the paper and in PROTOCOL.md).</summary>
public sealed class PaperScoresTests
{
    private static readonly DataFrame Runs = PaperScores.Load(Kit);

    private static readonly IReadOnlyList<SummaryRow> Filtered = PaperScores.Summary(folders: Kit);

    private static KitFolders Kit => new(Shared.Root, null);

    [Theory]
    [InlineData("bert-base", "CoLA", "58.26 53.27 51.85 50.59 47.49 44.01 42.10 29.59")]
    [InlineData("bert-base", "MRPC", "90.30 87.70 86.90 86.65 85.45 84.33 82.31 81.42")]
    [InlineData("bert-base", "RTE", "67.55 68.71 66.67 63.85 62.32 59.93 57.87 57.82")]
    public void Means_by_depth_are_the_papers(string model, string task, string means)
    {
        var rows = Filtered.Where(row => row.Model == model && row.Task == task).ToList();
        Assert.Equal(["all", "top:6", "top:5", "top:4", "top:3", "top:2", "top:1", "head"], rows.Select(row => row.Plan.ToString()));
        Assert.Equal(means, string.Join(' ', rows.Select(row => FormattableString.Invariant($"{row.Score.Mean:0.00}"))));
    }

    [Theory]
    [InlineData("roberta-large", "SST-2", "top:12", "95.81 ± 0.44, n 9")]
    [InlineData("roberta-large", "SST-2", "all", "95.47 ± 0.62, n 10")]
    [InlineData("bert-base", "RTE", "top:6", "68.71 ± 2.01, n 6")]
    public void Spread_and_runs_are_the_papers(string model, string task, string plan, string said)
    {
        var score = Filtered.Single(row => row.Model == model && row.Task == task && row.Plan == FreezePlan.Parse(plan)).Score;
        Assert.Equal(said, FormattableString.Invariant($"{score.Mean:0.00} ± {score.Sd:0.00}, n {score.Count}"));
    }

    [Theory]
    [InlineData(0.9, "out", true, "3/12 6/24 5/12 7/24")]
    [InlineData(0.95, "out", true, "5/12 10/24 6/12 10/24")]
    [InlineData(0.9, "in", true, "6/12 8/24 5/12 7/24")]
    [InlineData(0.9, "out", false, "3/12 6/24 4/12 8/24")]
    public void Operating_points_are_the_papers(double quality, string cola, bool dropFailed, string said)
    {
        var points = OperatingPoints.Of(dropFailed ? FailedRuns.Drop(Runs) : Runs, quality);
        points = points.Filter(points["cola"].ElementwiseEquals(cola));
        Assert.Equal(["bert-base", "bert-large", "roberta-base", "roberta-large"], points.Texts("model"));
        Assert.Equal(said, string.Join(' ', points.Rows.Select(row => $"{row["trained_layers"]}/{row["layers"]}")));
    }

    [Fact]
    public void It_is_RTE_that_holds_the_operating_points_up_where_CoLA_is_left_out()
    {
        var points = OperatingPoints.Of(FailedRuns.Drop(Runs), 0.9);
        Assert.All(points.Rows.Where(row => (string)row["cola"]! == "out"), row => Assert.Equal("RTE", row["held_up_by"]));
    }

    [Theory]
    [InlineData("SST-2", 0)]
    [InlineData("MRPC", 0)]
    [InlineData("STS-B", 1)]
    [InlineData("QQP", 1)]
    [InlineData("QNLI", 1)]
    [InlineData("RTE", 3)]
    public void Alone_a_task_needs_fewer_layers(string task, int layers) =>
        Assert.Equal(layers, OperatingPoint.Of(Filtered, "bert-base", 0.9, name => name == task).TrainedLayers);

    [Fact]
    public void The_table_has_the_papers_models_and_tasks_and_nothing_else()
    {
        Assert.Equal(["model", "task", "data", "metric", "plan", "trained_layers", "layers", "seed", "score", "majority"], Runs.Columns.Select(column => column.Name));
        Assert.Equal(["bert-base", "bert-large", "roberta-base", "roberta-large"], Runs.Texts("model").Distinct());
        Assert.Equal(["CoLA", "SST-2", "MRPC", "STS-B", "QQP", "MNLI", "MNLI-mm", "QNLI", "RTE"], Runs.Texts("task").Distinct());
        var large = Runs.Filter(Runs["model"].ElementwiseEquals("roberta-large"));
        Assert.Equal(["CoLA", "SST-2", "MRPC", "STS-B", "RTE"], large.Texts("task").Distinct());
        Assert.All(Runs["score"].Cast<double>(), score => Assert.InRange(score, -100, 100));
    }

    [Fact]
    public void The_search_chooses_the_papers_rates_once_failed_runs_are_dropped_there_too()
    {
        var search = PaperScores.LoadRateSearch(Kit);
        var runs = search.Rows.Select(row => (Key: ((string)row["model"]!, (string)row["task"]!), Rate: (double)row["rate"]!, Score: (double)row["score"]!)).ToList();
        foreach (var (name, model) in new[] { ("bert-base", EncoderConfig.BertBase), ("bert-large", EncoderConfig.BertLarge), ("roberta-base", EncoderConfig.RobertaBase), ("roberta-large", EncoderConfig.RobertaLarge) })
        {
            foreach (var task in runs.Where(run => run.Key.Item1 == name && run.Key.Item2 != "MNLI-mm").GroupBy(run => run.Key.Item2))
            {
                var best = task.GroupBy(run => run.Rate).MaxBy(rate => rate.Where(run => run.Score > 0.9 * rate.Max(other => other.Score)).Select(run => run.Score).DefaultIfEmpty().Average())!;
                Assert.Equal((task.Key, PaperRates.For(model, task.Key)), (task.Key, (double?)best.Key));
            }
        }
    }

    [Fact]
    public void Means_are_given_with_and_without_failed_runs()
    {
        var means = PaperScores.Means(Kit);
        Assert.Equal(
            ["model", "task", "metric", "plan", "trained_layers", "mean", "sd", "n", "mean_filtered", "sd_filtered", "n_filtered"],
            means.Columns.Select(column => column.Name));
        var rte = means.Rows.Single(row => row["model"] is "bert-base" && row["task"] is "RTE" && row["plan"] is "top:6");
        Assert.Equal(("acc", 6, 10, 6), (rte["metric"], rte["trained_layers"], rte["n"], rte["n_filtered"]));
        Assert.Equal("65.56 68.71", FormattableString.Invariant($"{rte["mean"]:0.00} {rte["mean_filtered"]:0.00}"));
        var untrained = means.Rows.Single(row => row["model"] is "roberta-base" && row["task"] is "CoLA" && row["plan"] is "head");
        Assert.Equal((0.0, 0, null), (untrained["mean"], untrained["n_filtered"], untrained["mean_filtered"]));
    }

    [Fact]
    public void The_files_are_the_authors_number_for_number()
    {
        var original = Path.Combine(Shared.Path("paper"), "depth_scores.csv");
        Assert.Equal(File.ReadAllText(original), File.ReadAllText(Shared.InRepository("data", "paper", "depth_scores.csv")));
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["data", "paper", "tasks.csv"], "task,metric,majority\nCoLA,mcc,much\n");
        var failure = Assert.Throws<KitException>(() => PaperScores.Load(new KitFolders(folder.Path, null)));
        Assert.Contains("tasks.csv", failure.Message, StringComparison.Ordinal);
    }
}
