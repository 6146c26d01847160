using System.Globalization;

namespace LayerFreezing;

/// <summary>Where a run stands.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">All steps.</param>
/// <param name="Epoch">The epoch under way, counted from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Loss">The mean loss over the last 20 steps; NaN before the first.</param>
/// <param name="LearningRate">The rate of the last step.</param>
/// <param name="ExamplesPerSecond">Training examples a second since the start; NaN where none are trained on.</param>
/// <param name="Remaining">The time left at that rate, evaluation not included.</param>
/// <param name="Phase">What is done: ready, frozen part, training, evaluating, then done or diverged.</param>
[TypeFormatterSource(typeof(TrainingProgressView))]
public sealed record TrainingProgress(
    int Step, int Steps, int Epoch, int Epochs, double Loss, double LearningRate, double ExamplesPerSecond, TimeSpan Remaining, string Phase)
{
    /// <summary>The part that is done, 0 to 1.</summary>
    public double Fraction => Steps == 0 ? 1 : (double)Step / Steps;

    /// <summary>Step, epoch, loss, rate and time left, as far as they are known.</summary>
    internal string Details => string.Join("  ", Facts());

    /// <summary>One line: a bar, the step, the loss, the rate and the time left.</summary>
    public override string ToString()
    {
        const int Width = 24;
        var full = (int)(Fraction * Width);
        return $"{Phase} {new string('█', full)}{new string('·', Width - full)} {Details}";
    }

    private IEnumerable<string> Facts()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Step}/{Steps}");
        yield return string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch}/{Epochs}");
        if (!double.IsNaN(Loss)) { yield return string.Create(CultureInfo.InvariantCulture, $"loss {Loss:0.000}"); }
        if (!double.IsNaN(ExamplesPerSecond)) { yield return string.Create(CultureInfo.InvariantCulture, $"{ExamplesPerSecond:0} examples/s"); }
        if (Step > 0 && Step < Steps) { yield return string.Create(CultureInfo.InvariantCulture, $"{TimeText.Of(Remaining)} left"); }
    }
}
