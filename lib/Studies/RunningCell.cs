namespace LayerFreezing;

/// <summary>A run that a worker is at.</summary>
/// <param name="Worker">The worker, counted from 1.</param>
/// <param name="Cell">The run.</param>
/// <param name="Progress">How far it is; null while it is loading.</param>
/// <param name="SoFar">The scores of the seeds that are done of the same model, task and depth.</param>
public sealed record RunningCell(int Worker, Cell Cell, TrainingProgress? Progress, ScoreSummary SoFar);
