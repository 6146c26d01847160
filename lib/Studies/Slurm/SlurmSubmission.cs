namespace LayerFreezing;

/// <summary>The jobs of one start of a study on a cluster.</summary>
/// <param name="Submitted">When, UTC.</param>
/// <param name="Cache">The job that computes frozen activations before the others; null where there is nothing to compute.</param>
/// <param name="Arrays">The array jobs, search before grid.</param>
/// <param name="Collector">The job that writes the summary in the end, whatever became of the others.</param>
public sealed record SlurmSubmission(DateTime Submitted, string? Cache, IReadOnlyList<SlurmArray> Arrays, string Collector);
