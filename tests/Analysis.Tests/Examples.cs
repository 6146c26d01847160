using System.Text.Json.Nodes;

namespace LayerFreezing.Tests;

/// <summary>Values to show, made by hand.</summary>
internal static class Examples
{
    public static EncoderConfig SixLayers { get; } = new()
    {
        ModelType = EncoderType.Bert,
        Layers = 6,
        Width = 8,
        Heads = 2,
        FeedForward = 16,
        VocabularySize = 100,
        MaxPositions = 32,
    };

    public static TrainingProgress Progress { get; } = new(30, 120, 1, 2, 0.6931, 5e-5, 321.4, TimeSpan.FromSeconds(75), "training");

    public static Evaluation Evaluation { get; } =
        new([new GluePrediction(0, [0.1f, 0.9f], 1, 1), new GluePrediction(1, [0.9f, 0.1f], 0, 0)], TaskScores.Evaluate(GlueTask.MRPC, [1, 0], [1, 0]), 1.5)
        {
            MajorityBaseline = 81.5,
        };

    public static RunResult Result { get; } = new(Run("top:2", 43.2, 20), null, null);

    public static RunComparison Comparison { get; } = RunComparison.Of(Result, new RunResult(Run("all", 48.6, 40), null, null));

    public static StudyProgress Study { get; } = new(
        "mine", CellStage.Grid, 8, 2, 0, 1,
        [
            new(1, CellOf("top:2", 3), Progress, ScoreSummary.Of([40, 42])),
            new(2, CellOf("all", 1), null, ScoreSummary.Of([])),
        ],
        TimeSpan.FromMinutes(1), 120, TimeSpan.FromSeconds(150), new(CellOf("top:2", 2), Run("top:2", 43.2, 20), ScoreSummary.Of([40, 43.2])));

    public static RateChoices Rates { get; } = RateChoices.Of(SearchOn.EachDepth,
    [
        (CellOf("all", 1, 2e-5), 50), (CellOf("all", 1, 5e-5), 48), (CellOf("head", 1, 2e-5), 12), (CellOf("head", 1, 5e-5), null),
    ]);

    public static SummaryTable Summary { get; } = SummaryTable.Of(
        [(CellOf("all", 1), Run("all", 48, 20)), (CellOf("all", 2), Run("all", 42, 20)), (CellOf("top:2", 1), Run("top:2", 43.2, 20))]);

    private static Cell CellOf(string plan, int seed, double rate = 5e-5) =>
        new("", CellStage.Grid, "small-bert", "CoLA", "official", FreezePlan.Parse(plan), FreezePlan.Parse(plan).TrainedLayers(6), seed, rate);

    /// <summary>The record of a run of 100 steps.</summary>
    public static RunRecord Run(string plan, double? score, double trainingSeconds, string task = "CoLA", string model = "small-bert") => new()
    {
        Status = score is null ? RunStatus.Diverged : RunStatus.Done,
        DivergedAtStep = score is null ? 17 : null,
        Model = new ModelIdentity(model, "bert", 6, 8, "", [], []),
        Task = task,
        Data = new DataIdentity("", "", 1600, 400, false, "glue", ""),
        Plan = FreezePlan.Parse(plan),
        TrainedLayers = FreezePlan.Parse(plan).TrainedLayers(6),
        TrainedParameters = 1234567,
        Parameters = 2345678,
        Options = new JsonObject(),
        Steps = 100,
        Device = "cpu",
        Score = score,
        Metric = "Matthews correlation",
        MajorityBaseline = 0,
        EpochLosses = [0.6],
        FrozenStayed = true,
        TrainedThatStayed = [],
        Seconds = new Dictionary<string, double> { ["load"] = 1, ["train"] = trainingSeconds, ["evaluate"] = 2 },
        PeakMemory = 512_000_000,
        Machine = new Machine("a processor", 2, "a system", "a runtime", "1", "1"),
        Ended = DateTime.UnixEpoch,
    };
}
