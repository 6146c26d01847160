namespace LayerFreezing;

/// <summary>A run as a card: task, plan and model, the score against the majority's, the seconds of each phase, memory.</summary>
internal sealed class RunRecordView : NotebookView<RunRecord>
{
    /// <inheritdoc/>
    public override Markup Html(RunRecord value)
    {
        var score = (value.Score, value.DivergedAtStep) switch
        {
            ({ } reached, _) => Card.Score(value.Metric, reached, value.MajorityBaseline),
            (_, { } step) => Markup.Of($"<b>diverged at step {step}</b>: the loss was no number any more; try a lower learning rate"),
            _ => Markup.Of($"<b>no score</b>: the run didn't end"),
        };
        var longest = value.Seconds.Values.DefaultIfEmpty(1).Max();
        var phases = value.Seconds.Select(phase => (Name(phase.Key), Markup.Of($"{Bars.Of(phase.Value / longest, Palette.Cost, ems: 8)} {phase.Value:0.0} s")));
        return Card.Of($"{value.Task}{(value.Data.Subset ? " (subset)" : "")} · {value.Plan} · {value.Model.Name}", score, [.. Facts(value), .. phases]);
    }

    // The cache's own word for the layers below the lowest trained one is none that a reader of a card knows.
    private static string Name(string phase) => phase == "prefix" ? "frozen part" : phase;

    private static IEnumerable<(string, Markup)> Facts(RunRecord run)
    {
        yield return ("trained", Markup.Of($"{run.TrainedParameters:N0} of {run.Parameters:N0} parameters, {run.TrainedLayers} of {run.Model.Layers} layers"));
        yield return ("steps", Markup.Of($"{run.Steps:N0}"));
        yield return ("what was frozen", Markup.Of($"{(run.FrozenStayed ? "kept every bit" : "MOVED: this is a fault")}"));
        if (run.CacheBytes is { } bytes) { yield return ("its activations", Markup.Of($"computed once and kept, {bytes / 1e6:N0} MB")); }
        yield return ("peak memory", Markup.Of($"{run.PeakMemory / 1e6:N0} MB"));
    }
}
