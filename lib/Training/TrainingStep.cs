namespace LayerFreezing;

/// <summary>One step of a run.</summary>
/// <param name="Step">Its number, counted from 0.</param>
/// <param name="LearningRate">The rate that was used.</param>
/// <param name="Loss">The loss of its batch.</param>
/// <param name="GradNorm">The norm of the gradients that count for clipping, before clipping.</param>
public sealed record TrainingStep(int Step, double LearningRate, double Loss, double GradNorm);
