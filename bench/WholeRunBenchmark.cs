namespace LayerFreezing.Bench;

/// <summary>A whole run as a user starts it, from the command to its score, against the whole run of a plain PyTorch loop.</summary>
internal sealed class WholeRunBenchmark : Benchmark
{
    private const int Epochs = 3;
    private static readonly FreezePlan Plan = FreezePlan.Top(2);

    /// <inheritdoc/>
    public override string Name => "whole";

    /// <inheritdoc/>
    public override string Description => "Seconds of kit train on CoLA, three epochs of top:2, as a process, against the same by plain PyTorch.";

    /// <inheritdoc/>
    public override IEnumerable<BenchRow> Run(BenchSetting setting, CancellationToken cancelled)
    {
        var data = setting.Data(GlueTask.CoLA, new TrainingOptions());
        List<double> kit = [], peer = [];
        for (var round = 0; round < Math.Min(2, setting.Rounds); round++)
        {
            cancelled.ThrowIfCancellationRequested();
            kit.Add(WholeProcess.Seconds(setting.Kit(
                ["train", "--model", setting.ModelFolder, "--task", data.Task.Name, "--tune", Plan.ToString(), "--set", $"Epochs={Epochs}", "--set", $"Threads={setting.Threads}"])));
            cancelled.ThrowIfCancellationRequested();
            peer.Add(Peer.WholeRun(setting, data, Plan, Epochs));
        }
        yield return BenchRow.Of("CoLA, top:2, 3 epochs: peer", "s", peer);
        yield return BenchRow.Of("CoLA, top:2, 3 epochs: kit train", "s", kit, new BenchReference("peer", peer));
    }
}
