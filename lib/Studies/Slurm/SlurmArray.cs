namespace LayerFreezing;

/// <summary>An array job: each of its tasks does some runs of a stage, one after the other.</summary>
/// <param name="Job">The job's number.</param>
/// <param name="Stage">The stage.</param>
/// <param name="First">The chunk of the stage's list that index 0 does; a cluster limits how high an index may be.</param>
/// <param name="Chunk">Runs a task.</param>
/// <param name="Indices">The indices, as sbatch writes them: <c>0-3,7</c>.</param>
public sealed record SlurmArray(string Job, CellStage Stage, int First, int Chunk, string Indices)
{
    /// <summary>The runs of the task with that index.</summary>
    public CellRange PartOf(int index) => new(Stage, (First + index) * Chunk, Chunk);
}
