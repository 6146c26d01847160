namespace LayerFreezing;

/// <summary>What a run needs by its sizes: multiplications, bytes of memory, bytes of cache.</summary>
/// <param name="Multiplications">Multiply-adds of the linear layers, forward and backward, training and evaluation.</param>
/// <param name="Memory">Bytes: weights, gradients, moments and activations.</param>
/// <param name="Cache">Bytes of the frozen part's activations; 0 where none are kept.</param>
internal readonly record struct RunWork(double Multiplications, double Memory, double Cache)
{
    // The runtime and the tensor library, before any model.
    private const double Base = 250e6;

    // Tensors of a layer's width that are kept for the backward pass, attention and feed-forward included.
    private const double KeptPerLayer = 20;

    /// <summary>Works a run's needs out.</summary>
    /// <param name="planned">The run.</param>
    /// <param name="rows">Rows trained on, and scored on.</param>
    /// <param name="tokens">Tokens a row, on average.</param>
    public static RunWork Of(PlannedCell planned, (int Train, int Dev) rows, double tokens)
    {
        var (config, plan, options) = (planned.Model.Config, planned.Plan, planned.Options);
        double width = config.Width, layers = config.Layers, epochs = options.Epochs!.Value;
        var frozen = plan.TrainsEmbeddings ? 0 : plan.FirstTrainedLayer(config.Layers);
        var trained = layers - frozen;
        var caches = !plan.TrainsEmbeddings && options.FrozenDropout == FrozenDropout.Off && options.PrefixCache == PrefixCache.On;
        var perLayer = (4 * width * width) + (2 * width * config.FeedForward);
        var forward = trained + (caches ? frozen / epochs : frozen);
        var gradients = options.ClipOver == ClipOver.All ? layers : trained;
        var training = rows.Train * epochs * tokens * perLayer * (forward + (2 * gradients));
        var census = ParameterCensus.Of(config, planned.Task.Outputs, plan).Total;
        var activations = options.BatchSize * tokens * width * KeptPerLayer * Math.Max(1, trained);
        return new(
            training + (rows.Dev * tokens * perLayer * layers),
            Base + (sizeof(float) * (census.Parameters + (3.0 * census.TrainedParameters) + activations)),
            !caches ? 0 : (options.CachePrecision == CachePrecision.Half ? 2 : sizeof(float)) * width * rows.Train * (trained == 0 ? 1 : tokens));
    }
}
