namespace LayerFreezing;

/// <summary>Everything that decides a pretraining besides model and text. A value: change a field with <c>with</c>.</summary>
public sealed record PretrainingOptions
{
    /// <summary>One seed drives first values, masks, the order of the lines and dropout, by streams of their own.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Steps of the whole pretraining; the rate is 0 at their end.</summary>
    public int Steps { get; init; } = 10_000;

    /// <summary>Lines a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The highest learning rate of the schedule.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Steps over which the learning rate rises from 0; it then falls linearly to 0.</summary>
    public int WarmupSteps { get; init; } = 1000;

    /// <summary>The part of the tokens that is to be guessed: 15 % in Devlin et al. 2019 (section 3.1).</summary>
    public double Masked { get; init; } = 0.15;

    /// <summary>The longest line in tokens, the special ones included; longer lines are cut.</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>AdamW's weight decay; biases and LayerNorm are spared.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The largest norm of the gradient; a longer one is scaled down to it. 0 leaves gradients as they are.</summary>
    public double ClipNorm { get; init; } = 1.0;

    /// <summary>Dropout while pretraining; null is the model's own. A model that never sees a line twice needs none.</summary>
    public double? Dropout { get; init; }

    /// <summary>Threads of the tensor library; 0 is one for each core. The same number gives the same bits.</summary>
    public int Threads { get; init; }

    /// <summary>How the micro models were made: on lines that never come again, so without dropout.</summary>
    public static PretrainingOptions Micro { get; } = new()
    {
        Steps = 30_000,
        BatchSize = 64,
        LearningRate = 1e-3,
        WarmupSteps = 300,
        Masked = 0.2,
        MaxLength = 64,
        Dropout = 0,
        Threads = 1,
    };

    /// <summary>These options, once they are seen to be in range.</summary>
    /// <exception cref="KitException">A value is out of range.</exception>
    public PretrainingOptions Check()
    {
        Require(Steps >= 1, "steps", "1 or more");
        Require(BatchSize >= 1, "batch-size", "1 or more");
        Require(LearningRate is > 0 and < 1, "learning-rate", "above 0 and below 1, 1e-4 for example");
        Require(WarmupSteps >= 0, "warmup", "0 or more");
        Require(Masked is > 0 and < 1, "masked", "above 0 and below 1, 0.15 for example");
        Require(MaxLength >= 3, "max-length", "3 or more: two special tokens and one of the text");
        Require(WeightDecay is >= 0 and < 1, "weight-decay", "0 or more and below 1");
        Require(ClipNorm >= 0 && double.IsFinite(ClipNorm), "clip-norm", "0 (no clipping) or more");
        Require(Dropout is null or (>= 0 and < 1), "dropout", "0 or more and below 1");
        Require(Threads is >= 0 and <= 1024, "threads", "0 (one for each core) to 1024");
        return this;
    }

    private static void Require(bool holds, string name, string range)
    {
        if (!holds) { throw new KitException($"{name} must be {range}"); }
    }
}
