using System.Diagnostics;
using static TorchSharp.torch;

namespace LayerFreezing.Bench;

/// <summary>
/// The matrix products of training steps, of the same shapes and in the same order, on numbers that don't matter. T is
/// the tokens of a batch, H the width, F the feed-forward's width; n the tokens of a sequence, A the heads, D a head's width.
/// Of the last layer only the first token of a sequence goes on, so only its query and feed-forward are needed.
/// </summary>
/// <param name="config">The model's sizes.</param>
/// <param name="plan">What is trained: products that only serve frozen parameters are left out.</param>
/// <param name="batches">For each step the tokens of its sequences.</param>
internal sealed class StepProducts(EncoderConfig config, FreezePlan plan, IReadOnlyList<int[]> batches) : IDisposable
{
    // Both operands of every product are views of these numbers: they are only read.
    private readonly Tensor _numbers = full([batches.Max(batch => Largest(config, batch))], 0.01f);
    private readonly int _firstTrained = plan.TrainsEmbeddings ? -1 : plan.FirstTrainedLayer(config.Layers);

    /// <summary>Seconds of a step's products, the mean over the batches.</summary>
    public double Seconds()
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        var clock = Stopwatch.StartNew();
        foreach (var batch in batches)
        {
            using var step = NewDisposeScope();
            for (var layer = 0; layer < config.Layers; layer++) { Layer(batch, layer); }
        }
        return clock.Elapsed.TotalSeconds / batches.Count;
    }

    public void Dispose() => _numbers.Dispose();

    private static long Largest(EncoderConfig config, int[] batch) =>
        new long[] { batch.Sum(), config.Width, config.FeedForward }.Max() * Math.Max(config.FeedForward, 2 * config.Width);

    private void Layer(int[] batch, int layer)
    {
        var tokens = batch.Sum();
        var (trained, passesOn) = (plan.TrainsLayer(layer, config.Layers), layer > _firstTrained);
        var last = layer == config.Layers - 1;
        var asked = last ? batch.Length : tokens;
        Linear(asked, config.Width, config.Width, trained, passesOn); // queries, then keys and values
        Linear(tokens, config.Width, 2 * config.Width, trained, passesOn);
        foreach (var length in batch) { Attention(last ? 1 : length, length, passesOn || trained); }
        Linear(asked, config.Width, config.Width, trained, trained || passesOn);
        Linear(asked, config.Width, config.FeedForward, trained, trained || passesOn);
        Linear(asked, config.FeedForward, config.Width, trained, trained || passesOn);
    }

    // Y [T, O] = X [T, I] W' [I, O]; then the gradients of W [O, I] = Y' X and of X [T, I] = Y W.
    private void Linear(int tokens, int inputs, int outputs, bool weightGradient, bool inputGradient)
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (Numbers(tokens, inputs), Numbers(outputs, inputs));
        var y = matmul(x, weight.t());
        if (weightGradient) { matmul(y.t(), x); }
        if (inputGradient) { matmul(y, weight); }
    }

    // Scores [A, q, n] = Q K', output [A, q, D] = P V, q of n tokens asking; and back, a gradient for P, V, Q and K.
    private void Attention(int asked, int length, bool gradients)
    {
        using var scope = NewDisposeScope();
        var (query, key) = (Numbers(config.Heads, asked, config.HeadWidth), Numbers(config.Heads, length, config.HeadWidth));
        var scores = matmul(query, key.transpose(1, 2));
        var output = matmul(scores, key);
        if (!gradients) { return; }
        matmul(output, key.transpose(1, 2));
        matmul(scores.transpose(1, 2), output);
        matmul(scores, key);
        matmul(scores.transpose(1, 2), query);
    }

    private Tensor Numbers(params long[] shape) => _numbers.narrow(0, 0, shape.Aggregate(1L, (count, size) => count * size)).view(shape);
}
