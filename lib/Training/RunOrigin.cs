namespace LayerFreezing;

/// <summary>Where a run's files lay and who did it: recorded, and no part of its identity.</summary>
/// <param name="Study">The study it was done for.</param>
/// <param name="Model">The model's folder, from the kit's own where it lies beside or below it.</param>
/// <param name="Data">The GLUE root, likewise.</param>
/// <param name="Workers">How many runs went on at once.</param>
public sealed record RunOrigin(string Study, string Model, string Data, int Workers);
