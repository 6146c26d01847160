namespace LayerFreezing.Bench;

/// <summary>Something whose speed or size is measured against something else, both in one run.</summary>
public abstract class Benchmark
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Benchmark> All { get; } = [new StepBenchmark(), new DepthBenchmark(), new MemoryBenchmark(), new WholeRunBenchmark(), new WorkersBenchmark()];

    /// <summary>What it is called by.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, in a sentence.</summary>
    public abstract string Description { get; }

    /// <summary>Measures.</summary>
    /// <param name="setting">The model, the data and the tools.</param>
    /// <param name="cancelled">Ends it early.</param>
    /// <exception cref="KitException">The model or the data can't be read, or the peer can't be started.</exception>
    public abstract IEnumerable<BenchRow> Run(BenchSetting setting, CancellationToken cancelled);

    /// <summary>Figures of what was measured, by file name; none where numbers say enough.</summary>
    /// <param name="report">What was measured.</param>
    public virtual IEnumerable<(string FileName, ChartFigure Figure)> Figures(BenchReport report) => [];
}
