namespace LayerFreezing;

/// <summary>How long a fetch waits, and how often it tries again.</summary>
public sealed record FetchPatience
{
    /// <summary>The longest time to a connection.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest time from a request to the head of its answer.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time in which <see cref="LeastBytes"/> must come, or the transfer counts as stalled.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The fewest bytes in <see cref="Stall"/>: a slower line would take days for a model.</summary>
    public long LeastBytes { get; init; } = 100_000;

    /// <summary>How often a request is repeated after a fault that may pass, before it counts as one that stays.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first repetition; each later one is about twice as long, with jitter.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait; a server that asks for a longer one is not waited for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The clock by which repetitions wait.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
