using System.Globalization;
using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>
/// The scores that Lee, Tang and Lin published with their paper (2019, arXiv 1911.03090; their repository
/// ljj7975/transformers), as the kit ships them in <c>data/paper</c>: four models, eight tasks and MNLI's second dev set, a
/// score a depth and seed, × 100.
/// </summary>
public static class PaperScores
{
    private static readonly string[] Models = ["bert-base", "bert-large", "roberta-base", "roberta-large"];

    /// <summary>The runs as a table with columns as <see cref="RunFrames"/> has them, but for costs: model, task, data, metric (as the authors name it), plan, trained_layers, layers, seed, score, majority.</summary>
    /// <param name="folders">Where the kit lies; null finds it.</param>
    /// <exception cref="KitException">A file is missing or damaged.</exception>
    public static DataFrame Load(KitFolders? folders = null)
    {
        var metrics = PaperFile.Tasks(folders).ToDictionary(task => task.Name, task => task.Metric);
        return new FrameBuilder<ScoredRun>(Runs(folders))
            .Text("model", run => run.Model).Text("task", run => run.Task).Text("data", run => run.Data).Text("metric", run => metrics[run.Task])
            .Text("plan", run => run.Plan.ToString()).Whole("trained_layers", run => run.TrainedLayers).Whole("layers", run => run.Layers)
            .Whole("seed", run => run.Seed).Number("score", run => run.Score).Number("majority", run => run.Majority)
            .Frame;
    }

    /// <summary>The search for learning rates on full fine-tuning, a row a run: model, task, metric, rate, seed, score.</summary>
    /// <param name="folders">Where the kit lies; null finds it.</param>
    /// <exception cref="KitException">A file is missing or damaged.</exception>
    public static DataFrame LoadRateSearch(KitFolders? folders = null)
    {
        var runs = PaperFile.Read("learning_rate_search.csv", Models, folders, (cells, task) => (
            Model: cells["model"], task.Name, task.Metric, Rate: double.Parse(cells["learning_rate"], CultureInfo.InvariantCulture), Seed: Whole(cells["seed"]), Score: Score(cells)));
        return new FrameBuilder<(string Model, string Task, string Metric, double Rate, int Seed, double Score)>(runs)
            .Text("model", run => run.Model).Text("task", run => run.Task).Text("metric", run => run.Metric).Number("rate", run => run.Rate)
            .Whole("seed", run => run.Seed).Number("score", run => run.Score)
            .Frame;
    }

    /// <summary>The means by model, task and depth.</summary>
    /// <param name="dropFailed">Whether runs that the authors took for failed are left out, as in the paper.</param>
    /// <param name="folders">Where the kit lies; null finds it.</param>
    /// <exception cref="KitException">A file is missing or damaged.</exception>
    public static IReadOnlyList<SummaryRow> Summary(bool dropFailed = true, KitFolders? folders = null) =>
        StudySummary.Of(Runs(folders), dropFailed ? StudySummary.PaperDropBelow : null);

    /// <summary>The means with and without failed runs: model, task, metric, plan, trained_layers, mean, sd, n, mean_filtered, sd_filtered, n_filtered.</summary>
    /// <param name="folders">Where the kit lies; null finds it.</param>
    /// <exception cref="KitException">A file is missing or damaged.</exception>
    public static DataFrame Means(KitFolders? folders = null) => new FrameBuilder<PaperMean>(BothWays(folders))
        .Text("model", row => row.All.Model).Text("task", row => row.All.Task).Text("metric", row => row.Metric)
        .Text("plan", row => row.All.Plan.ToString()).Whole("trained_layers", row => row.All.TrainedLayers)
        .Number("mean", row => row.All.Score.Mean).Number("sd", row => row.All.Score.Sd).Whole("n", row => row.All.Score.Count)
        .Number("mean_filtered", row => row.Filtered.Mean).Number("sd_filtered", row => row.Filtered.Sd).Whole("n_filtered", row => row.Filtered.Count)
        .Frame;

    /// <summary>The same as comma-separated values with four digits after the point.</summary>
    /// <param name="folders">Where the kit lies; null finds it.</param>
    /// <exception cref="KitException">A file is missing or damaged.</exception>
    public static string MeansCsv(KitFolders? folders = null) => SummaryCsv.Table(
        ["model", "task", "metric", "plan", "trained_layers", "mean", "sd", "n", "mean_filtered", "sd_filtered", "n_filtered"],
        BothWays(folders).Select(row => new object?[]
        {
            row.All.Model, row.All.Task, row.Metric, row.All.Plan, row.All.TrainedLayers,
            SummaryCsv.Digits(row.All.Score.Mean), SummaryCsv.Digits(row.All.Score.Sd), row.All.Score.Count,
            SummaryCsv.Digits(row.Filtered.Mean), SummaryCsv.Digits(row.Filtered.Sd), row.Filtered.Count,
        }));

    private static IReadOnlyList<PaperMean> BothWays(KitFolders? folders)
    {
        var metrics = PaperFile.Tasks(folders).ToDictionary(task => task.Name, task => task.Metric);
        return [.. Summary(false, folders).Zip(Summary(true, folders), (all, filtered) => new PaperMean(all, filtered.Score, metrics[all.Task]))];
    }

    private static IReadOnlyList<ScoredRun> Runs(KitFolders? folders)
    {
        var tasks = PaperFile.Tasks(folders).Select((task, place) => (task.Name, place)).ToDictionary(task => task.Name, task => task.place);
        return
        [
            .. PaperFile.Read("depth_scores.csv", Models, folders, Run)
                .OrderBy(run => Array.IndexOf(Models, run.Model)).ThenBy(run => tasks[run.Task])
                .ThenByDescending(run => run.Plan.TrainsEmbeddings).ThenByDescending(run => run.TrainedLayers).ThenBy(run => run.Seed),
        ];
    }

    private static ScoredRun Run(IReadOnlyDictionary<string, string> cells, PaperTask task)
    {
        var (layers, frozen) = (Whole(cells["layers"]), Whole(cells["frozen_layers"]));
        var plan = cells["embeddings_frozen"] == "no" ? FreezePlan.All : FreezePlan.FreezeFirst(frozen).Resolve(layers);
        return new(cells["model"], task.Name, "official", plan, plan.TrainedLayers(layers), layers, Whole(cells["seed"]), Score(cells), task.Majority);
    }

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static double Score(IReadOnlyDictionary<string, string> cells) => 100 * double.Parse(cells["score"], CultureInfo.InvariantCulture);

    private sealed record PaperMean(SummaryRow All, ScoreSummary Filtered, string Metric);
}
