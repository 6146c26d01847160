namespace LayerFreezing;

/// <summary>One of the ways in which the kit saves work without changing a result, on or off.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="On">Options with it.</param>
/// <param name="Off">Options without it.</param>
public sealed record WorkSaving(string Name, Func<TrainingOptions, TrainingOptions> On, Func<TrainingOptions, TrainingOptions> Off)
{
    /// <summary>Those that act in a training step; the later ones rest on the earlier.</summary>
    public static IReadOnlyList<WorkSaving> OfSteps { get; } =
    [
        new("packed batches", o => o with { Packing = Packing.Packed }, o => o with { Packing = Packing.Padded }),
        new("counter dropout", o => o with { DropoutKernel = DropoutKernel.Counter }, o => o with { DropoutKernel = DropoutKernel.Library }),
        new("fused steps", o => o with { Fusion = Fusion.Fused }, o => o with { Fusion = Fusion.Separate }),
        new("[CLS] only in the last layer", o => o with { LastLayer = LastLayer.FirstToken }, o => o with { LastLayer = LastLayer.AllTokens }),
        new("one-pass optimiser", o => o with { OptimizerKernel = OptimizerKernel.OnePass }, o => o with { OptimizerKernel = OptimizerKernel.Library }),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkSaving> All { get; } =
    [
        .. OfSteps,
        new("kept prefix", o => o with { PrefixCache = PrefixCache.On }, o => o with { PrefixCache = PrefixCache.Off }),
        new("evaluation by length", o => o with { EvaluationOrder = EvaluationOrder.Length }, o => o with { EvaluationOrder = EvaluationOrder.File }),
    ];

    /// <summary>Options with all of them off: padded batches and the tensor library's own operations, everything computed in every step.</summary>
    public static TrainingOptions None(TrainingOptions options) => All.Aggregate(options, (with, saving) => saving.Off(with));
}
