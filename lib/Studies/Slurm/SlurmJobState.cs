namespace LayerFreezing;

/// <summary>A line of squeue or sacct.</summary>
/// <param name="Job">The job, or the task of an array.</param>
/// <param name="State">Its state.</param>
/// <param name="Node">Its node.</param>
/// <param name="Elapsed">The time it has run.</param>
/// <param name="Why">The reason of a state.</param>
internal sealed record SlurmJobState(string Job, string State, string Node, string Elapsed, string Why);
