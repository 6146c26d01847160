namespace LayerFreezing;

/// <summary>
/// Where a run keeps its state while it is under way, so that it can be broken off and go on later with the same bits:
/// the trained parameters, both moments, the steps taken with their losses. Order, schedule and random numbers follow
/// from the seed and the step.
/// </summary>
/// <param name="File">The file, which is replaced as a whole each time; a file of another run is ignored.</param>
/// <param name="Every">The time between two writes at least; writing takes no more than a twentieth of a run whatever it says.</param>
public sealed record RunKeeping(string File, TimeSpan Every);
