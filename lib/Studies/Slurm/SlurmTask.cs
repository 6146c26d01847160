namespace LayerFreezing;

/// <summary>What the cluster says of one job, or of one task of an array.</summary>
/// <param name="Job">Its number: <c>17</c> or <c>17_3</c>.</param>
/// <param name="What">What it does: <c>cache</c>, <c>search</c>, <c>grid</c> or <c>collector</c>.</param>
/// <param name="Cells">The runs it does.</param>
/// <param name="Done">How many of them have their record.</param>
/// <param name="State">The state in the cluster's own word: <c>PENDING</c>, <c>RUNNING</c>, <c>COMPLETED</c>, <c>FAILED</c>, <c>CANCELLED</c>, …</param>
/// <param name="Node">The node; empty where there is none yet.</param>
/// <param name="Elapsed">The time it has run.</param>
/// <param name="Why">Why it waits or ended so; empty where there is nothing to say.</param>
public sealed record SlurmTask(string Job, string What, IReadOnlyList<Cell> Cells, int Done, string State, string Node, string Elapsed, string Why);
