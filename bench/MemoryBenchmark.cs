namespace LayerFreezing.Bench;

/// <summary>How much memory training takes at the size of bert-base, with everything and with a fourth of the layers trained.</summary>
internal sealed class MemoryBenchmark : Benchmark
{
    /// <inheritdoc/>
    public override string Name => "memory";

    /// <inheritdoc/>
    public override string Description => "Megabytes that training takes on MRPC rows at the size of bert-base, a process each, cache on disk.";

    /// <inheritdoc/>
    public override IEnumerable<BenchRow> Run(BenchSetting setting, CancellationToken cancelled)
    {
        using var shape = BertBaseShape.Create();
        List<(FreezePlan Plan, BenchRow Row)> peaks = [];
        foreach (var plan in new[] { FreezePlan.All, FreezePlan.Top(6), FreezePlan.Top(3), FreezePlan.Head })
        {
            cancelled.ThrowIfCancellationRequested();
            peaks.Add((plan, MemoryProbe.Measure(setting, shape.Folder, GlueTask.MRPC, plan, $"bert-base, MRPC, {plan}").First()));
        }
        var all = peaks[0].Row.Median;
        return peaks.Select(peak => BenchRow.Of(peak.Row.What, peak.Row.Unit, [peak.Row.Median], new BenchReference("all", [all])));
    }
}
