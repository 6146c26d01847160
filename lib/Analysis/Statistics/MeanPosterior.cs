using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace LayerFreezing;

/// <summary>
/// What runs say of the mean they are drawn from: with the prior 1 ÷ σ² on mean and variance it lies around their mean as
/// sd ÷ √n times Student's t with n − 1 degrees of freedom (Gelman et al., <i>Bayesian Data Analysis</i>, 3rd ed., section 3.2).
/// </summary>
internal static class MeanPosterior
{
    /// <summary>Draws of the mean, the same ones for the same stream.</summary>
    /// <param name="scores">The runs; at least two.</param>
    /// <param name="count">How many draws.</param>
    /// <param name="stream">What the draws are called: those of another name are independent.</param>
    internal static double[] Draw(ScoreSummary scores, int count, string stream)
    {
        var scale = scores.Sd!.Value / Math.Sqrt(scores.Count);
        if (scale == 0) { return [.. Enumerable.Repeat(scores.Mean!.Value, count)]; }
        var random = new MersenneTwister((int)RandomStreams.ForDraws(stream).NextUInt64(), threadSafe: false);
        var draws = new double[count];
        StudentT.Samples(random, draws, scores.Mean!.Value, scale, scores.Count - 1);
        return draws;
    }
}
