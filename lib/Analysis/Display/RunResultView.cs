namespace LayerFreezing;

/// <summary>A run's result as the card of its record.</summary>
internal sealed class RunResultView : NotebookView<RunResult>
{
    private readonly RunRecordView _record = new();

    /// <inheritdoc/>
    public override Markup Html(RunResult value) => _record.Html(value.Record);
}
