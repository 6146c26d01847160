namespace LayerFreezing;

/// <summary>What a study has to do for one model and task.</summary>
/// <param name="Model">The model.</param>
/// <param name="Task">The task.</param>
/// <param name="Cells">Runs of search and grid.</param>
/// <param name="Done">Those that are done.</param>
/// <param name="Work">The time the others will take, one after the other.</param>
/// <param name="Memory">The most bytes of memory a run needs.</param>
/// <param name="Cache">The most bytes of cache a run needs.</param>
/// <param name="Basis">What that rests on.</param>
public sealed record StudyPart(string Model, string Task, int Cells, int Done, TimeSpan Work, double Memory, double Cache, EstimateBasis Basis);
