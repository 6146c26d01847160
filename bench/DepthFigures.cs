namespace LayerFreezing.Bench;

/// <summary>What each number of trained layers costs, drawn from the rows of <see cref="DepthBenchmark"/>.</summary>
/// <param name="report">The measurements.</param>
internal sealed class DepthFigures(BenchReport report)
{
    private readonly Dictionary<(string Task, string Plan, string What), BenchRow> _rows = report.Rows.ToDictionary(row => DepthBenchmark.Parts(row.What));

    /// <summary>The figures by their file names.</summary>
    internal IEnumerable<(string FileName, ChartFigure Figure)> All =>
    [
        ("depth-epochs.svg", Figure("With layers frozen, the second epoch is nearly free",
            "Seconds of an epoch at each plan: the kit's first epoch, its later ones, and an epoch of a plain PyTorch loop.", "seconds an epoch (160 examples)", 1000,
            [(DepthBenchmark.FirstEpoch, "kit, first epoch"), (DepthBenchmark.LaterEpochs, "kit, later epochs"), (DepthBenchmark.PeerEpoch, "PyTorch, each epoch")])),
        ("depth-runs.svg", Figure("The longer the run, the more a kept prefix saves",
            "Seconds to finish three and ten epochs at each plan, by the kit and reckoned from an epoch of a plain PyTorch loop.", "seconds a run (160 examples)", 1000,
            [(DepthBenchmark.ThreeEpochs, "kit, 3 epochs"), (DepthBenchmark.TenEpochs, "kit, 10 epochs")])),
        ("depth-memory.svg", Figure("Fewer trained layers take less memory",
            "Peak memory of training at each plan, less what was resident before the model was loaded.", "megabytes", 1, [(MemoryProbe.PeakMemory, "peak memory")])),
        ("depth-cache.svg", Figure("What is kept of the frozen layers is small",
            "Bytes of kept activations at each plan that freezes layers.", "megabytes (128 examples)", 1, [(MemoryProbe.CacheSize, "kept activations")])),
    ];

    private ChartFigure Figure(string title, string description, string unit, double divisor, IReadOnlyList<(string What, string Name)> lines)
    {
        List<string> plans = [.. _rows.Keys.Select(key => key.Plan).Distinct()];
        var panels = _rows.Keys.Select(key => key.Task).Distinct().Select(task => new FigurePanel(task,
            [.. lines.Select(line => new FigureSeries(line.Name, [.. Points(task, plans, line.What, divisor)]))]));
        return new ChartFigure(title, description, new("what is trained") { Names = plans }, new(unit), [.. panels])
        {
            Note = FormattableString.Invariant($"{report.Model}, batches of 16, {report.Threads} threads, {report.Machine.Processor}; bars: smallest and largest of the rounds"),
        };
    }

    private IEnumerable<FigurePoint> Points(string task, List<string> plans, string what, double divisor) =>
        from place in Enumerable.Range(0, plans.Count)
        where _rows.ContainsKey((task, plans[place], what))
        let row = _rows[(task, plans[place], what)]
        select new FigurePoint(place, row.Median / divisor, row.Low / divisor, row.High / divisor);
}
