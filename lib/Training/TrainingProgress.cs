namespace LayerFreezing;

/// <summary>Where a run stands.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">All steps.</param>
/// <param name="Epoch">The epoch under way, counted from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Loss">The mean loss over the last 20 steps.</param>
/// <param name="LearningRate">The rate of the last step.</param>
/// <param name="ExamplesPerSecond">Training examples a second since the start.</param>
/// <param name="Remaining">The time left at that rate, evaluation not included.</param>
/// <param name="Phase">What is done: training, evaluating.</param>
public sealed record TrainingProgress(
    int Step, int Steps, int Epoch, int Epochs, double Loss, double LearningRate, double ExamplesPerSecond, TimeSpan Remaining, string Phase)
{
    /// <summary>The part that is done, 0 to 1.</summary>
    public double Fraction => Steps == 0 ? 1 : (double)Step / Steps;

    /// <summary>One line: a bar, the step, the loss, the rate and the time left.</summary>
    public override string ToString()
    {
        const int Width = 24;
        var full = (int)(Fraction * Width);
        var bar = new string('█', full) + new string('·', Width - full);
        return FormattableString.Invariant(
            $"{Phase} {bar} {Step}/{Steps}  epoch {Epoch}/{Epochs}  loss {Loss:0.000}  {ExamplesPerSecond:0} examples/s  {Remaining:hh\\:mm\\:ss} left");
    }
}
