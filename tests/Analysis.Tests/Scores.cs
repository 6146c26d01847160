using Microsoft.Data.Analysis;

namespace LayerFreezing.Tests;

/// <summary>Runs of a model of twelve layers, as the table that analyses start from.</summary>
internal static class Scores
{
    public static readonly double?[] All = [82.1, 80.4, 83.0, 81.2, 79.9];
    public static readonly double?[] Half = [80.0, 79.1, 81.9, 79.5, 78.8];
    public static readonly double?[] Three = [74.2, 71.0, 77.9, 75.1, 70.3];
    public static readonly double?[] Head = [40.1, 38.7, 45.2, 41.0, 39.9];

    /// <summary>Four depths of one task, five seeds each.</summary>
    public static DataFrame FourDepths => Of(("all", All), ("top:6", Half), ("top:3", Three), ("head", Head));

    /// <summary>Scores of depths, seeds from 1; a null is a run that diverged.</summary>
    public static DataFrame Of(params (string Plan, double?[] Scores)[] depths) => Of("CoLA", 0, depths).ToDataFrame();

    /// <summary>The same with a task and its majority baseline.</summary>
    public static IEnumerable<(Cell Cell, RunRecord? Record)> Of(string task, double majority, params (string Plan, double?[] Scores)[] depths) =>
        from depth in depths
        from score in depth.Scores.Select((score, place) => (Value: score, Seed: place + 1))
        let plan = FreezePlan.Parse(depth.Plan)
        let trained = plan.TrainedLayers(12)
        let record = Examples.Run(depth.Plan, score.Value, trainingSeconds: 2 + trained, task) with
        {
            Model = new ModelIdentity("a-model", "bert", 12, 8, "", [], []),
            TrainedLayers = trained,
            MajorityBaseline = majority,
            PeakMemory = 200_000_000 + (10_000_000L * trained),
        }
        select (new Cell($"{task}{depth.Plan}{score.Seed}", CellStage.Grid, "a-model", task, "official", plan, trained, score.Seed, 1e-4), (RunRecord?)record);

    /// <summary>The values of a column, a text a row.</summary>
    public static string[] Texts(this DataFrame frame, string column) => [.. frame[column].Cast<object?>().Select(value => value?.ToString() ?? "null")];

    /// <summary>The value of a column in the row of a depth.</summary>
    public static object? At(this DataFrame frame, string plan, string column)
    {
        var row = frame.Filter(frame["plan"].ElementwiseEquals(plan));
        Assert.Equal(1, row.Rows.Count);
        return row[column][0];
    }

    /// <summary>The number of a column in the row of a depth.</summary>
    public static double NumberAt(this DataFrame frame, string plan, string column) => Assert.IsType<double>(frame.At(plan, column));
}
