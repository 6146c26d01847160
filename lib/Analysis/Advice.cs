using Microsoft.Data.Analysis;

namespace LayerFreezing;

/// <summary>How many layers to train, and how sure that is.</summary>
/// <param name="Model">The model.</param>
/// <param name="Task">The task.</param>
/// <param name="Data">The word for the data.</param>
/// <param name="Layers">L, the model's number of layers.</param>
/// <param name="Quality">The part of the quality of all that must be kept.</param>
/// <param name="Budget">What a run may cost; null for anything.</param>
/// <param name="Depths">Every depth that was run, from the fewest trained layers; none where the quality is undefined.</param>
[TypeFormatterSource(typeof(AdviceView))]
public sealed record Advice(string Model, string Task, string Data, int Layers, double Quality, Budget? Budget, IReadOnlyList<DepthAdvice> Depths)
{
    /// <summary>The fewest trained layers, within the budget, that keep the quality; null where no depth surely does.</summary>
    public DepthAdvice? Choice => Depths.FirstOrDefault(depth => depth.WithinBudget && depth.Verdict == DepthVerdict.Reaches);

    /// <summary>Smaller depths within the budget that might keep the quality, too: more seeds would tell.</summary>
    public IReadOnlyList<DepthAdvice> Open =>
        [.. Depths.TakeWhile(depth => depth != Choice).Where(depth => depth.WithinBudget && depth.Verdict == DepthVerdict.Undecided)];

    /// <summary>What the advice comes to.</summary>
    public AdviceOutcome Outcome => (Depths.Count, Open.Count, Choice) switch
    {
        (0, _, _) => AdviceOutcome.Undefined,
        (_, > 0, _) => AdviceOutcome.Undecided,
        (_, _, null) => AdviceOutcome.OutOfReach,
        _ => AdviceOutcome.Decided,
    };

    /// <summary>All, which every other depth is compared with.</summary>
    internal DepthAdvice? All => Depths.FirstOrDefault(depth => depth.Plan.TrainsEmbeddings);

    /// <summary>A row a depth: model, task, data, plan, trained_layers, n, relative, relative_low, relative_high, probability, verdict, seconds, memory_mb.</summary>
    public DataFrame ToDataFrame() => new FrameBuilder<DepthAdvice>(Depths)
        .Text("model", _ => Model).Text("task", _ => Task).Text("data", _ => Data).Text("plan", depth => depth.Plan.ToString())
        .Whole("trained_layers", depth => depth.TrainedLayers).Whole("n", depth => depth.Seeds)
        .Number("relative", depth => depth.Quality?.Value).Number("relative_low", depth => depth.Quality?.Low).Number("relative_high", depth => depth.Quality?.High)
        .Number("probability", depth => depth.Probability).Text("verdict", depth => depth.Words)
        .Number("seconds", depth => depth.Seconds).Number("memory_mb", depth => depth.Megabytes)
        .Frame;

    /// <summary>The advice in a few sentences.</summary>
    public override string ToString() => $"{Subject}: {AdviceText.Of(this)}";

    /// <summary>What it is about.</summary>
    internal string Subject => $"{Model} on {Task}{(Data == "subset" ? " (subset)" : "")}";
}
