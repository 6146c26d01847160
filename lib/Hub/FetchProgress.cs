namespace LayerFreezing;

/// <summary>How far a fetch is.</summary>
/// <param name="File">The file under way.</param>
/// <param name="Bytes">Bytes of it that are here.</param>
/// <param name="Total">Bytes it will have; null where the server doesn't say.</param>
/// <param name="BytesPerSecond">The rate since the file was begun.</param>
public sealed record FetchProgress(string File, long Bytes, long? Total, double BytesPerSecond)
{
    /// <summary>The time left at this rate; null where it can't be known.</summary>
    public TimeSpan? Remaining => Total is { } total && BytesPerSecond > 0 ? TimeSpan.FromSeconds((total - Bytes) / BytesPerSecond) : null;

    /// <summary>One line: the file, how much, how fast, how long.</summary>
    public override string ToString()
    {
        var of = Total is { } total ? FormattableString.Invariant($" of {total / 1e6:0.0}") : "";
        var left = Remaining is { } time ? $", {TimeText.Of(time)} left" : "";
        return FormattableString.Invariant($"{File}: {Bytes / 1e6:0.0}{of} MB, {BytesPerSecond / 1e6:0.0} MB/s{left}");
    }
}
