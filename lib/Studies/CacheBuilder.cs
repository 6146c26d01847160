namespace LayerFreezing;

/// <summary>Computes the activations of frozen layers before the runs that read them.</summary>
internal sealed class CacheBuilder(StudyInputs inputs, string device)
{
    /// <summary>Computes what some runs need, each frozen part once.</summary>
    /// <param name="cells">The runs.</param>
    /// <param name="told">Told of each part that is there, in a line.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The files.</returns>
    public IReadOnlyList<string> Build(IEnumerable<PlannedCell> cells, IProgress<string>? told, CancellationToken cancel)
    {
        var parts = cells.DistinctBy(cell => (
            cell.Model.Name, cell.Task.Name, cell.Plan, cell.Options.MaxLength, cell.Options.TrainExamples, cell.Options.CachePrecision, cell.Options.PrefixCache));
        return [.. parts.SelectMany(cell => Build(cell, told, cancel))];
    }

    private IReadOnlyList<string> Build(PlannedCell cell, IProgress<string>? told, CancellationToken cancel)
    {
        if (cell.Plan.TrainsEmbeddings) { return []; }
        var folder = inputs.FolderOf(cell.Model);
        using var model = ModelFolder.Load(folder, cell.Task, cell.Options.Seed, ComputeDevice.Choose(device));
        var data = TaskData.Load(cell.Task, inputs.GlueOf(cell.Task), TextTokenizer.Load(folder), cell.Options);
        using var caches = new PrefixCaches(PrefixCaches.FolderOf(inputs.Folders), memoryLimit: 0);
        var tuner = new FineTuner(model, data, cell.Plan, cell.Options, caches: caches);
        if (!tuner.Cache(cancel)) { return []; }
        told?.Report($"{cell.Model.Label} {cell.Task.Name} {cell.Plan}: the frozen part's activations are there");
        return caches.FilesInUse;
    }
}
