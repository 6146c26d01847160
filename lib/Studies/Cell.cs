namespace LayerFreezing;

/// <summary>One run of a study, as the list of its cells keeps it: enough to find its record and to tell what it is.</summary>
/// <param name="Id">The run's name: <see cref="RunIdentity"/>.</param>
/// <param name="Stage">What it is for.</param>
/// <param name="Model">The model, by its name in tables.</param>
/// <param name="Task">The task.</param>
/// <param name="Data"><c>official</c>, <c>subset</c>, or the name of another collection than GLUE: scores of different data are never pooled.</param>
/// <param name="Plan">The depth, as it holds for the model.</param>
/// <param name="TrainedLayers">The number of trained layers.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Rate">The learning rate.</param>
public sealed record Cell(
    string Id, CellStage Stage, string Model, string Task, string Data, FreezePlan Plan, int TrainedLayers, int Seed, double Rate)
{
    /// <summary>The run of a record, as a study would list it.</summary>
    /// <param name="record">A run's record; it needn't belong to a study.</param>
    public static Cell Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var options = TrainingOptions.FromJson(record.Options);
        return new(
            record.Id ?? "", CellStage.Grid, record.Model.Name, record.Task, WordFor(record.Data), record.Plan, record.TrainedLayers, options.Seed,
            options.LearningRate ?? double.NaN);
    }

    /// <summary>The word for the data of a run.</summary>
    public static string WordFor(DataIdentity data) => data.Subset ? "subset" : data.Collection == GlueTask.CoLA.Collection ? "official" : data.Collection;

    /// <summary>Model, task, depth and seed in a line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Model} {Task}{(Data == "subset" ? " (subset)" : "")} {Plan}{(Stage == CellStage.Search ? $" rate {Rate:0.######}" : "")} seed {Seed}");
}
