namespace LayerFreezing;

/// <summary>A learning rate that rises linearly over the warm-up and falls linearly to 0 at the end.</summary>
/// <param name="Peak">The rate at the end of the warm-up.</param>
/// <param name="WarmupSteps">Steps of rising; 0 starts at the peak.</param>
/// <param name="Steps">All steps.</param>
public sealed record LinearSchedule(double Peak, int WarmupSteps, int Steps)
{
    /// <summary>The schedule of so many steps; the warm-up's are ⌈fraction × steps⌉.</summary>
    public static LinearSchedule Of(double peak, double warmup, int steps) => new(peak, (int)Math.Ceiling(warmup * steps), steps);

    /// <summary>The rate over the peak at a step, counted from 0.</summary>
    public double Factor(int step) => step < WarmupSteps
        ? (double)step / WarmupSteps
        : Math.Max(0, (double)(Steps - step) / Math.Max(1, Steps - WarmupSteps));

    /// <summary>The rate at a step, counted from 0.</summary>
    public double Rate(int step) => Peak * Factor(step);
}
