namespace LayerFreezing;

/// <summary>Does runs in this process, as a notebook does.</summary>
internal sealed class LocalWorker(RunStore store) : ICellWorker
{
    private readonly CellRunner _runner = new(store);

    public Task<CellOutcome> Run(CellOrder order, Action<TrainingProgress> progress, CancellationToken cancel) =>
        Task.Run(() => _runner.Run(order, new Relay(progress), cancel), CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        _runner.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Relay(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
