namespace LayerFreezing;

/// <summary>
/// Passes a run's progress on to what shows it, at most five times a second: a page that is told of every step of a fast
/// run is slower than the run. The first report of each phase and the last step are always shown.
/// </summary>
/// <example><code>
/// var run = tuner.Train(new PacedProgress(bar.Update));
/// </code></example>
public sealed class PacedProgress : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.2);

    private readonly Action<TrainingProgress> _show;
    private readonly TimeProvider _time;
    private string? _phase;
    private long _shownAt;

    /// <summary>Progress for something that shows it.</summary>
    /// <param name="show">Shows one state, in place of the one before.</param>
    /// <param name="time">The clock; null is the system's.</param>
    public PacedProgress(Action<TrainingProgress> show, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(show);
        (_show, _time) = (show, time ?? TimeProvider.System);
    }

    /// <summary>Shows the state unless one of the same phase was shown less than a fifth of a second ago.</summary>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Phase == _phase && value.Step < value.Steps && _time.GetElapsedTime(_shownAt) < Pace) { return; }
        (_phase, _shownAt) = (value.Phase, _time.GetTimestamp());
        _show(value);
    }
}
