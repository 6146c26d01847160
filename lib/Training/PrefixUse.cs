namespace LayerFreezing;

/// <summary>Where kept prefix activations would give another result than computing them anew.</summary>
internal static class PrefixUse
{
    /// <summary>Why a run can't use a cache, or null where it can.</summary>
    /// <param name="model">The model, frozen by its plan.</param>
    /// <param name="options">The run's options.</param>
    internal static string? Refusal(SequenceClassifier model, TrainingOptions options) => (options, model.Plan) switch
    {
        ({ PrefixCache: PrefixCache.Off }, _) => "switched off",
        (_, { TrainsEmbeddings: true }) => "nothing below is frozen",
        ({ ClipOver: ClipOver.All }, _) => "ClipOver=All needs the gradients of frozen layers",
        ({ FrozenDropout: FrozenDropout.On, Dropout: not 0 }, _) => "FrozenDropout=On changes the frozen activations in every step",
        ({ Packing: Packing.Padded }, _) => "Packing=Padded computes padding too",
        _ => null,
    };
}
