namespace LayerFreezing;

/// <summary>Options that go together, by name.</summary>
public static class Presets
{
    /// <summary>
    /// The paper's protocol as a reader would understand it: a true freeze, clipping over what is trained, the frozen
    /// part in evaluation mode, everything trained in <c>all</c>.
    /// </summary>
    public static TrainingOptions Default { get; } = new();

    /// <summary>As the authors' code ran: frozen gradients clip, dropout stays on below, <c>all</c> leaves biases and LayerNorm untrained.</summary>
    public static TrainingOptions Paper { get; } = new()
    {
        ClipOver = ClipOver.All,
        FrozenDropout = FrozenDropout.On,
        BaselineBiasAndNorm = BaselineBiasAndNorm.Untrained,
    };

    /// <summary>BERT's own recipe (Devlin et al. 2019, appendix A.3): batch 32, 10 % warm-up, weight decay 0.01, 3 epochs.</summary>
    public static TrainingOptions Devlin { get; } = new() { BatchSize = 32, Warmup = 0.1, WeightDecay = 0.01, Epochs = 3 };

    /// <summary>RoBERTa's own recipe (Liu et al. 2019, section 5.1): 10 epochs, 6 % warm-up, weight decay 0.1.</summary>
    public static TrainingOptions Liu { get; } = new() { Warmup = 0.06, WeightDecay = 0.1, Epochs = 10 };

    /// <summary>A minute's look: one epoch over the first 1,600 rows, short texts, scored on 400.</summary>
    public static TrainingOptions Quick { get; } = new() { Epochs = 1, TrainExamples = 1600, DevExamples = 400, MaxLength = 64 };

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, TrainingOptions> ByName { get; } =
        new Dictionary<string, TrainingOptions>(StringComparer.OrdinalIgnoreCase)
        {
            ["default"] = Default,
            ["paper"] = Paper,
            ["devlin"] = Devlin,
            ["liu"] = Liu,
            ["quick"] = Quick,
        };

    /// <summary>A preset by its name; case doesn't matter.</summary>
    /// <exception cref="KitException">There is none of that name.</exception>
    public static TrainingOptions Find(string name) => ByName.TryGetValue(name, out var preset) ? preset
        : throw new KitException($"there is no preset {name}; the presets are {string.Join(", ", ByName.Keys)}");
}
