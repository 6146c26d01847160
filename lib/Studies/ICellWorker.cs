namespace LayerFreezing;

/// <summary>Does runs, one at a time: in this process or in one of its own.</summary>
internal interface ICellWorker : IAsyncDisposable
{
    /// <summary>Does a run and writes its record.</summary>
    /// <param name="order">The run.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Breaks it off at the next step.</param>
    Task<CellOutcome> Run(CellOrder order, Action<TrainingProgress> progress, CancellationToken cancel);
}
