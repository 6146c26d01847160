namespace LayerFreezing;

/// <summary>A run of a study before its files were looked at: known also where they aren't here.</summary>
/// <param name="Stage">What it is for.</param>
/// <param name="Model">The model.</param>
/// <param name="Task">The task.</param>
/// <param name="Plan">The depth, as it holds for the model.</param>
/// <param name="Options">Every option with its value.</param>
public sealed record PlannedCell(CellStage Stage, StudyModel Model, GlueTask Task, FreezePlan Plan, TrainingOptions Options);
