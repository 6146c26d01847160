namespace LayerFreezing;

/// <summary>What a study asks of a Slurm cluster; null leaves it to the cluster.</summary>
public sealed record SlurmSettings
{
    /// <summary>The partition.</summary>
    public string? Partition { get; init; }

    /// <summary>The account that is charged.</summary>
    public string? Account { get; init; }

    /// <summary>The time limit of a task, as sbatch writes it: <c>2:00:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>Memory of a task, as sbatch writes it: <c>8G</c>.</summary>
    public string? Memory { get; init; }

    /// <summary>GPUs of a task.</summary>
    public int Gpus { get; init; }

    /// <summary>Runs that one task of the array does, one after the other.</summary>
    public int Chunk { get; init; } = 1;

    /// <summary>How many tasks may run at once; 0 is as many as there is room for.</summary>
    public int Throttle { get; init; }

    /// <summary>Further options of sbatch, a line each: <c>--constraint=a100</c>.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Commands that each task runs first, a line each: <c>module load dotnet</c>.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}
