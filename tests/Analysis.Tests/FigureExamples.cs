using System.Globalization;
using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>A figure of every kind, from numbers of the size real ones have.</summary>
internal static class FigureExamples
{
    private static readonly string[] Models = ["bert-base", "bert-large", "roberta-base", "roberta <large>"];

    private static readonly string[] Tasks = ["CoLA", "SST-2", "MRPC", "STS-B", "QQP", "MNLI", "QNLI", "RTE"];

    /// <summary>The figures by what they show.</summary>
    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        ["quality by depth"] = Figures.QualityByDepth(Means(["CoLA"]), Runs(["CoLA"])),
        ["relative quality"] = Figures.RelativeQuality(Qualities) with { Note = "95 % intervals, n = 10 seeds." },
        ["full minus frozen"] = Figures.FullMinusFrozen(Differences),
        ["parameters of a model"] = Figures.Parameters(ParameterCensus.Of(Examples.SixLayers, 2, FreezePlan.Top(2))),
        ["parameters of models"] = Figures.Parameters([.. Models.Select(model => (model, ParameterCensus.Of(Examples.SixLayers, 2, FreezePlan.All)))]),
        ["learning rates"] = Figures.LearningRates(Rates),
        ["frontier"] = Figures.Frontier(Costs, Costs),
        ["quality by plan"] = Figures.QualityByPlan(Means(["CoLA"]), Runs(["CoLA"])),
        ["differences"] = Figures.Differences(Comparisons, "question"),
        ["cost by depth"] = Figures.CostByDepth(Costs),
        ["drift"] = Figures.Drift([("all", DriftOf(0)), ("top:3", DriftOf(9)), ("head", DriftOf(12))]),
    };

    private static IEnumerable<(string Plan, int Layers)> Depths(string model) =>
        [("head", 0), .. Enumerable.Range(1, model.Contains("large", StringComparison.Ordinal) ? 12 : 6).Select(k => ($"top:{k}", k)), ("all", 99)];

    private static DataFrame Means(string[] tasks) => Table(["task", "model", "plan", "trained_layers", "mean", "ci_low", "ci_high"],
        from task in tasks
        from model in Models
        from depth in Depths(model)
        let mean = Mean(task, model, depth.Layers)
        select new object[] { task, model, depth.Plan, depth.Layers, mean, mean - 2.5, mean + 2.5 });

    private static DataFrame Qualities => Table(["task", "model", "plan", "trained_layers", "relative", "relative_low", "relative_high"],
        from task in Tasks
        from model in Models
        from depth in Depths(model)
        let quality = Mean(task, model, depth.Layers) / Mean(task, model, 99)
        select new object[] { task, model, depth.Plan, depth.Layers, quality, quality - 0.03, quality + 0.03 });

    private static DataFrame Runs(string[] tasks) => Table(["task", "model", "plan", "seed", "score"],
        from task in tasks
        from model in Models
        from depth in Depths(model)
        from seed in new[] { 1, 2, 3, 4, 5 }
        select new object[] { task, model, depth.Plan, seed, Mean(task, model, depth.Layers) + (1.5 * (seed - 3)) });

    private static DataFrame Differences => Table(["model", "task", "plan", "difference", "ci_low", "ci_high"],
        from model in Models
        from task in Tasks
        let mean = -6.0 + (1.1 * ((Tasks.ToList().IndexOf(task) * 3) + model.Length) % 9)
        select new object[] { model, task, "top:6", mean, mean - 2.2, mean + 2.2 });

    private static DataFrame Comparisons => Table(["question", "difference", "ci_low", "ci_high"],
        from one in new[] { ("all without its biases", -0.4, 0.9), ("the lowest three layers", -6.1, 1.5), ("a rate of its own", 2.2, 0.8) }
        select new object[] { one.Item1, one.Item2, one.Item2 - one.Item3, one.Item2 + one.Item3 });

    private static DataFrame Rates => Table(["plan", "n", "rate", "mean", "chosen"],
        from depth in Depths("bert-base")
        from rate in new[] { 1e-5, 2e-5, 3e-5, 4e-5, 5e-5, 1e-4 }
        select new object[] { depth.Plan, depth.Layers, rate, 40 + (2 * Math.Min(depth.Layers, 7)) + (rate * 1e5), rate == 1e-4 ? "yes" : "no" });

    private static DataFrame Costs => Table(["model", "plan", "trained_layers", "mean", "ci_low", "ci_high", "seconds", "memory_mb"],
        from depth in Depths("bert-base").Append((Plan: "layers:0,1", Layers: 2))
        let mean = Mean("CoLA", "bert-base", depth.Layers) - (depth.Plan.StartsWith('l') ? 9 : 0)
        select new object[] { "bert-base", depth.Plan, depth.Layers, mean, mean - 2, mean + 2, 20 + (12.5 * Math.Min(depth.Layers, 14)), 700 + (90.0 * Math.Min(depth.Layers, 14)) });

    private static double Mean(string task, string model, int layers) =>
        60 + (2 * Array.IndexOf(Models, model)) + (Array.IndexOf(Tasks, task) / 2.0) + (28 * (1 - Math.Exp(-Math.Min(layers, 14) / 3.0)));

    private static LayerDrift DriftOf(int frozen) => new([new("embeddings", frozen > 0 ? 0 : 0.4, 400),
        .. Enumerable.Range(0, 12).Select(layer => new PartDrift($"layer {layer}", layer < frozen ? 0 : 0.5 + (0.1 * layer), 100)), new("pooler", 1.4, 80), new("head", 0.2, 1)]);

    private static DataFrame Table(string[] names, IEnumerable<object[]> rows)
    {
        var all = rows.ToList();
        return new([.. names.Select((name, place) => all[0][place] is string
            ? (DataFrameColumn)new StringDataFrameColumn(name, all.Select(row => (string)row[place]))
            : new DoubleDataFrameColumn(name, all.Select(row => Convert.ToDouble(row[place], CultureInfo.InvariantCulture))))]);
    }
}
