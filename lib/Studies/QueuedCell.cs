namespace LayerFreezing;

/// <summary>A run that waits for a worker.</summary>
/// <param name="Cell">The run.</param>
/// <param name="Planned">The same with its options.</param>
internal sealed record QueuedCell(Cell Cell, PlannedCell Planned)
{
    /// <summary>How often the machine has failed it.</summary>
    public int Failures { get; init; }

    /// <summary>Not before that, on the clock of <see cref="Environment.TickCount64"/>: another process is at it.</summary>
    public long NotBefore { get; init; }
}
