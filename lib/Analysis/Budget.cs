namespace LayerFreezing;

/// <summary>What a run may cost; what isn't given is no limit.</summary>
/// <param name="Seconds">The seconds of a whole run.</param>
/// <param name="Megabytes">The largest resident memory, in MB.</param>
public sealed record Budget(double? Seconds = null, double? Megabytes = null)
{
    /// <summary>Whether a depth's measured cost is within it; a cost that wasn't measured is not.</summary>
    internal bool Allows(double? seconds, double? megabytes) =>
        (Seconds is not { } time || seconds <= time) && (Megabytes is not { } memory || megabytes <= memory);

    /// <summary>The limits in words: <c>60 s and 500 MB</c>.</summary>
    public override string ToString() => string.Join(" and ", new[]
    {
        Seconds is { } time ? FormattableString.Invariant($"{time:0.#} s") : null,
        Megabytes is { } memory ? FormattableString.Invariant($"{memory:0} MB") : null,
    }.OfType<string>());
}
