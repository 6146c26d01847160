namespace LayerFreezing;

/// <summary>Times as a reader wants them.</summary>
public static class TimeText
{
    /// <summary>A time in the two units that matter: <c>3 d 4 h</c>, <c>2 h 05 min</c>, <c>7 min 30 s</c>, <c>12 s</c>.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => FormattableString.Invariant($"{(int)time.TotalDays} d {time.Hours} h"),
        { TotalHours: >= 1 } => FormattableString.Invariant($"{time.Hours} h {time.Minutes:00} min"),
        { TotalMinutes: >= 1 } => FormattableString.Invariant($"{time.Minutes} min {time.Seconds:00} s"),
        _ => FormattableString.Invariant($"{Math.Ceiling(Math.Max(0, time.TotalSeconds)):0} s"),
    };
}
