using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>The pairs of the tiny models' fixtures as a task of three classes, or of scores.</summary>
internal static class TinyTask
{
    public static GlueTask Classes { get; } = GlueTask.MRPC with { Name = "tiny", Labels = ["zero", "one", "two"], LabelValues = ["0", "1", "2"], Metrics = [Metric.Accuracy], Score = Metric.Accuracy };

    public static GlueTask Scores { get; } = GlueTask.STSB with { Name = "tiny-scores" };

    /// <summary>The rows of a trajectory's steps, one after the other.</summary>
    public static TaskData Data(string model, JsonNode file, JsonNode trajectory, TrainingOptions options)
    {
        var task = trajectory["regression"]!.GetValue<bool>() ? Scores : Classes;
        var pairs = file["pairs"]!.AsArray();
        var examples = new List<GlueExample>();
        foreach (var step in trajectory["steps"]!.AsArray())
        {
            foreach (var (row, label) in step!["rows"]!.AsArray().Zip(step["labels"]!.AsArray()))
            {
                var pair = pairs[row!.GetValue<int>()]!;
                var value = label!.GetValue<int>();
                examples.Add(new(examples.Count, pair[0]!.GetValue<string>(), pair[1]!.GetValue<string>(), value, value));
            }
        }
        var tokenizer = TextTokenizer.Load(Shared.Path("fixtures", model));
        // Each text once: between two answers to one text a rank would be decided by rounding.
        var dev = examples.DistinctBy(example => (example.Text, example.Pair)).Take(8);
        return TaskData.Of(Split(task, GlueSplit.Train, examples), Split(task, GlueSplit.Dev, dev), tokenizer, options);
    }

    /// <summary>The folder of a tiny model that ships with the kit: bert-tiny or roberta-tiny.</summary>
    public static string Folder(string model) => Shared.InRepository("data", "golden", model);

    /// <summary>The pairs that ship with a tiny model, over and over, with the classes in turn: a task that needs no shared folder.</summary>
    /// <param name="model">bert-tiny or roberta-tiny.</param>
    /// <param name="options">The length limit.</param>
    /// <param name="rows">The number of training examples; the first eight are scored on.</param>
    public static TaskData Shipped(string model, TrainingOptions options, int rows = 24)
    {
        var pairs = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(model), "values.json")))!["pairs"]!.AsArray();
        var examples = Enumerable.Range(0, rows).Select(row => (Row: row, Pair: pairs[row % pairs.Count]!)).Select(one =>
            new GlueExample(one.Row, one.Pair[0]!.GetValue<string>(), one.Pair[1]!.GetValue<string>(), (one.Row * 7 / 3) % 3, float.NaN)).ToList();
        return TaskData.Of(Split(Classes, GlueSplit.Train, examples), Split(Classes, GlueSplit.Dev, examples.Take(8)), TextTokenizer.Load(Folder(model)), options);
    }

    public static GlueSplitData Split(GlueTask task, GlueSplit split, IEnumerable<GlueExample> examples) => new()
    {
        Task = task,
        Split = split,
        Examples = [.. examples],
        Files = [],
        Sha256 = "",
        IsSubset = false,
        IsLabelled = true,
        Warnings = [],
    };
}
