namespace LayerFreezing.Bench;

/// <summary>The kit's ways of saving work, each on or off.</summary>
internal static class Switches
{
    /// <summary>Everything off: padded batches and the library's own operations.</summary>
    internal static TrainingOptions Off(TrainingOptions options) => All.Aggregate(options, (with, way) => way.Off(with));

    /// <summary>Each way by its name; the later ones rest on the earlier.</summary>
    internal static IReadOnlyList<(string Name, Func<TrainingOptions, TrainingOptions> On, Func<TrainingOptions, TrainingOptions> Off)> All { get; } =
    [
        ("packed batches", o => o with { Packing = Packing.Packed }, o => o with { Packing = Packing.Padded }),
        ("counter dropout", o => o with { DropoutKernel = DropoutKernel.Counter }, o => o with { DropoutKernel = DropoutKernel.Library }),
        ("fused steps", o => o with { Fusion = Fusion.Fused }, o => o with { Fusion = Fusion.Separate }),
        ("[CLS] only in the last layer", o => o with { LastLayer = LastLayer.FirstToken }, o => o with { LastLayer = LastLayer.AllTokens }),
        ("one-pass optimiser", o => o with { OptimizerKernel = OptimizerKernel.OnePass }, o => o with { OptimizerKernel = OptimizerKernel.Library }),
    ];
}
