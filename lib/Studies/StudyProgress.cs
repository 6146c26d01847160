namespace LayerFreezing;

/// <summary>Where a study stands: a snapshot.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Stage">What is run now: the search for rates, or the grid.</param>
/// <param name="Total">All runs of the stage.</param>
/// <param name="Done">Runs with a record, diverged ones among them.</param>
/// <param name="Diverged">Those that diverged.</param>
/// <param name="Failed">Runs that broke off.</param>
/// <param name="Running">The runs under way here.</param>
/// <param name="Elapsed">The time since the start.</param>
/// <param name="RunsPerHour">Runs done an hour since the start; NaN before the first.</param>
/// <param name="Remaining">The time left; null where nothing is known to estimate it from.</param>
/// <param name="Ended">The run whose end is the news; null where it is another.</param>
/// <param name="Said">What else is to be told: a damaged record that was set aside, a run that is tried again.</param>
/// <param name="About">The run of which it is told.</param>
[TypeFormatterSource(typeof(StudyProgressView))]
public sealed record StudyProgress(
    string Study, CellStage Stage, int Total, int Done, int Diverged, int Failed, IReadOnlyList<RunningCell> Running,
    TimeSpan Elapsed, double RunsPerHour, TimeSpan? Remaining, EndedCell? Ended = null, string? Said = null, Cell? About = null)
{
    /// <summary>Runs that are still to be done.</summary>
    public int Left => Total - Done - Failed;

    /// <summary>The part that is done, 0 to 1.</summary>
    public double Fraction => Total == 0 ? 1 : (double)(Done + Failed) / Total;

    /// <summary>One line: how many runs are done, have failed and are left, the rate and the time left.</summary>
    public override string ToString()
    {
        var what = Stage == CellStage.Search ? "search for rates" : "grid";
        var rate = double.IsNaN(RunsPerHour) ? "" : FormattableString.Invariant($", {RunsPerHour:0} an hour");
        var left = Remaining is { } time ? $", {TimeText.Of(time)} left" : "";
        var diverged = Diverged > 0 ? FormattableString.Invariant($" ({Diverged} diverged)") : "";
        return FormattableString.Invariant($"{Study}, {what}: {Done} of {Total} done{diverged}, {Failed} failed, {Left} left{rate}{left}");
    }
}
