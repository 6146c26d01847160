namespace LayerFreezing;

/// <summary>Does a run again from its record alone, to see that it comes out the same.</summary>
public static class StudyRerun
{
    /// <summary>Finds a record by its name, or by the beginning of it.</summary>
    /// <param name="id">The run's name, four letters of it at least.</param>
    /// <param name="places">Folders of results to look in.</param>
    /// <exception cref="KitException">There is none, or more than one.</exception>
    public static RunRecord Find(string id, IEnumerable<string> places)
    {
        var folders = places.ToList();
        var files = id.Length < 4 || !id.All(char.IsAsciiHexDigitLower) ? [] : folders.Select(place => new RunStore(place).Runs).Where(Directory.Exists)
            .SelectMany(runs => Directory.EnumerateFiles(runs, $"{id}*.json")).Order(StringComparer.Ordinal).ToList();
        var names = files.Select(Path.GetFileName).Distinct().ToList();
        return names.Count switch
        {
            0 => throw new KitException($"There is no run {id} in {string.Join(", ", folders)}: ./kit study status names what there is, and cost.csv lists all runs."),
            1 => RunRecord.FromJson(File.ReadAllText(files[0]), files[0]),
            _ => throw new KitException($"{id} is the beginning of {names.Count} runs' names: give more of it."),
        };
    }

    /// <summary>Does a run again; no store is touched.</summary>
    /// <param name="record">The record of the run.</param>
    /// <param name="folders">Where the kit lies: the model is looked for where the record says, then by its name.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The new record.</returns>
    /// <exception cref="KitException">The model's weights or the task's files aren't those of the record any more, or the data is <see cref="OwnData"/>, which no record holds.</exception>
    public static RunRecord Run(RunRecord record, KitFolders folders, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        if (record.Data.Collection == OwnData.Collection)
        {
            throw new KitException($"{record.Id ?? "The run"} was done on data of one's own, {record.Task}: a record doesn't hold where its file lies and which columns it has, so train again with ./kit train --file, or with OwnData in a notebook.");
        }
        var options = TrainingOptions.FromJson(record.Options);
        var task = GlueTask.Find(record.Task);
        var modelFolder = Recorded(record.Origin?.Model, folders) ?? folders.Model(record.Model.Name);
        var root = Recorded(record.Origin?.Data, folders) ?? folders.Glue(task);
        using var model = ModelFolder.Load(modelFolder, task, options.Seed, ComputeDevice.Choose(record.Device));
        var data = TaskData.Load(task, root, TextTokenizer.Load(modelFolder), options);
        var tuner = new FineTuner(model, data, record.Plan, options);
        if (tuner.Identity != RunIdentity.Of(record))
        {
            var what = ModelIdentity.Of(model).Sha256 != record.Model.Sha256 ? $"the weights in {modelFolder}" : $"the files in {root}, the tokeniser, or the kit's options";
            throw new KitException($"The run {record.Id} can't be done again: {what} aren't those of its record.");
        }
        return tuner.Train(progress, cancel: cancel).Record with { Id = record.Id, Origin = record.Origin };
    }

    private static string? Recorded(string? place, KitFolders folders)
    {
        var path = place is null ? null : Path.GetFullPath(Path.Combine(folders.Root, place));
        return Directory.Exists(path) ? path : null;
    }
}
