namespace LayerFreezing;

/// <summary>
/// Passes a study's progress on to what shows it, at most five times a second, and always when a run has ended or
/// something is said.
/// </summary>
/// <example><code>
/// var table = display(runner.Ready);
/// var results = await runner.Run(new PacedStudyProgress(table.Update));
/// </code></example>
public sealed class PacedStudyProgress : IProgress<StudyProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.2);

    private readonly Action<StudyProgress> _show;
    private readonly TimeProvider _time;
    private EndedCell? _ended;
    private string? _said;
    private long? _shownAt;

    /// <summary>Progress for something that shows it.</summary>
    /// <param name="show">Shows one state, in place of the one before.</param>
    /// <param name="time">The clock; null is the system's.</param>
    public PacedStudyProgress(Action<StudyProgress> show, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(show);
        (_show, _time) = (show, time ?? TimeProvider.System);
    }

    /// <summary>Shows the state, with the news of late, unless one was shown less than a fifth of a second ago.</summary>
    public void Report(StudyProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var isNews = value.Ended is not null || value.Said is not null;
        (_ended, _said) = (value.Ended ?? _ended, value.Said ?? _said);
        if (!isNews && _shownAt is { } last && _time.GetElapsedTime(last) < Pace) { return; }
        _shownAt = _time.GetTimestamp();
        _show(value with { Ended = _ended, Said = _said });
    }
}
