using System.Diagnostics;
using static TorchSharp.torch;

namespace LayerFreezing.Bench;

/// <summary>
/// The matrix products a step can't do without, on numbers that don't matter: forward, and for both gradients, of the six
/// linears of all layers on the real tokens. No attention, and nothing taken off for the last layer.
/// </summary>
/// <param name="config">The model's sizes: L layers, width H, feed-forward F.</param>
/// <param name="tokens">T, the real tokens of each step's batch.</param>
internal sealed class StepProducts(EncoderConfig config, IReadOnlyList<int> tokens) : IDisposable
{
    // The operands are views of these numbers: they are only read.
    private readonly Tensor _numbers = full([Math.Max(tokens.Max(), config.FeedForward) * (long)config.FeedForward], 0.01f);

    /// <summary>Floating-point operations of a step, the mean over the batches: 2 for each product of two numbers.</summary>
    internal double Operations => tokens.Average(count => 6.0 * count * config.Layers * ((4.0 * config.Width * config.Width) + (2.0 * config.Width * config.FeedForward)));

    /// <summary>Seconds of a step's products, the mean over the batches.</summary>
    internal double Seconds()
    {
        using var none = no_grad();
        var clock = Stopwatch.StartNew();
        foreach (var count in tokens)
        {
            for (var layer = 0; layer < config.Layers; layer++)
            {
                for (var i = 0; i < 4; i++) { Linear(count, config.Width, config.Width); } // query, key, value and what follows them
                Linear(count, config.Width, config.FeedForward);
                Linear(count, config.FeedForward, config.Width);
            }
        }
        return clock.Elapsed.TotalSeconds / tokens.Count;
    }

    public void Dispose() => _numbers.Dispose();

    // Y [T, O] = X [T, I] Wᵀ [I, O]; then the gradients of W [O, I] = Yᵀ X and of X [T, I] = Y W.
    private void Linear(int count, int inputs, int outputs)
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (Numbers(count, inputs), Numbers(outputs, inputs));
        var y = matmul(x, weight.t());
        matmul(y.t(), x);
        matmul(y, weight);
    }

    private Tensor Numbers(long rows, long columns) => _numbers.narrow(0, 0, rows * columns).view(rows, columns);
}
