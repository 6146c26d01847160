namespace LayerFreezing.Bench;

/// <summary>Something whose speed is measured against something else, both in one run.</summary>
public abstract class Benchmark
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Benchmark> All { get; } = [new StepBenchmark()];

    /// <summary>What it is called by.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, in a sentence.</summary>
    public abstract string Description { get; }

    /// <summary>Measures.</summary>
    /// <param name="modelFolder">A model in Hugging Face's layout.</param>
    /// <param name="folders">Where the tasks' data are searched.</param>
    /// <param name="cancelled">Ends it early.</param>
    /// <exception cref="KitException">The model or the data can't be read.</exception>
    public abstract IEnumerable<BenchRow> Run(string modelFolder, KitFolders folders, CancellationToken cancelled);
}
