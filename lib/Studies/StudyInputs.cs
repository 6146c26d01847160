namespace LayerFreezing;

/// <summary>The files of a study's models and tasks: where they are and what is in them, each looked at once. Threads may share it.</summary>
internal sealed class StudyInputs(Study study, KitFolders folders)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ModelIdentity Identity, string Tokenizer)> _models = [];
    private readonly Dictionary<string, TextTokenizer> _tokenizers = [];
    private readonly Dictionary<(string Task, int Train, int Dev), (GlueSplitData Train, GlueSplitData Dev, GlueSplitData? Mismatched)> _data = [];

    /// <summary>Where the kit lies.</summary>
    public KitFolders Folders => folders;

    /// <summary>The GLUE root of a task, or null where its data isn't here.</summary>
    public string? RootOf(GlueTask task) => study.Data is null ? folders.FindGlue(task)
        : Directory.Exists(Path.Combine(study.Data, task.Folder)) ? Path.GetFullPath(study.Data) : null;

    /// <summary>The GLUE root of a task.</summary>
    /// <exception cref="KitException">Its data isn't here.</exception>
    public string GlueOf(GlueTask task) => folders.Glue(task, study.Data);

    /// <summary>A planned run with its name.</summary>
    /// <exception cref="KitException">The model or the task's data isn't here or is damaged.</exception>
    public Cell CellOf(PlannedCell planned, string device)
    {
        var (model, options) = (ModelOf(planned.Model), planned.Options);
        var (train, dev, mismatched) = DataOf(planned.Task, options);
        var data = DataIdentity.Of(train, dev, mismatched, model.Tokenizer);
        var id = RunIdentity.Of(model.Identity, planned.Task.Name, data, planned.Plan, options.ToJson(), device);
        return new Cell(id, planned.Stage, planned.Model.Label, planned.Task.Name, Cell.WordFor(data), planned.Plan,
            planned.Plan.TrainedLayers(planned.Model.Config.Layers), options.Seed, options.LearningRate!.Value);
    }

    /// <summary>What a worker is told of a run.</summary>
    public CellOrder OrderOf(Cell cell, PlannedCell planned, string device, int workers, TimeSpan keepEvery)
    {
        var (model, root) = (FolderOf(planned.Model), GlueOf(planned.Task));
        return new CellOrder(cell, model, root, planned.Options.ToJson(), device, new RunOrigin(study.Name, Shown(model), Shown(root), workers), keepEvery, PrefixCaches.FolderOf(folders));
    }

    /// <summary>The record of a run that broke off.</summary>
    public RunRecord Failure(Cell cell, PlannedCell planned, CellOrder order, string reason)
    {
        var (model, options, config) = (ModelOf(planned.Model), planned.Options, planned.Model.Config);
        var (train, dev, mismatched) = DataOf(planned.Task, options);
        var census = ParameterCensus.Of(config, planned.Task.Outputs, planned.Plan);
        return new RunRecord
        {
            Id = cell.Id,
            Status = RunStatus.Failed,
            Reason = reason,
            Model = model.Identity,
            Task = planned.Task.Name,
            Data = DataIdentity.Of(train, dev, mismatched, model.Tokenizer),
            Plan = planned.Plan,
            TrainedLayers = cell.TrainedLayers,
            TrainedParameters = census.Total.TrainedParameters,
            Parameters = census.Total.Parameters,
            Options = options.ToJson(),
            Steps = options.Epochs!.Value * ((train.Examples.Count + options.BatchSize - 1) / options.BatchSize),
            Device = order.Device,
            Metric = planned.Task.Score.Name,
            MajorityBaseline = MajorityBaseline.Of(train, dev).Score,
            EpochLosses = [],
            FrozenStayed = true,
            TrainedThatStayed = [],
            Seconds = new Dictionary<string, double>(),
            PeakMemory = 0,
            Machine = Machine.Here(),
            Origin = order.Origin,
            Ended = DateTime.UtcNow,
        };
    }

    /// <summary>Rows and tokeniser of a task for a model, for an estimate; null where one of them isn't here.</summary>
    public (GlueSplitData Train, GlueSplitData Dev, TextTokenizer Tokenizer)? Sample(PlannedCell planned)
    {
        if (planned.Model.Folder is null || RootOf(planned.Task) is null) { return null; }
        var (train, dev, _) = DataOf(planned.Task, planned.Options);
        return (train, dev, TokenizerOf(planned.Model.Folder));
    }

    /// <summary>A model's folder.</summary>
    public string FolderOf(StudyModel model) => model.Folder ?? folders.Model(model.Name);

    private (ModelIdentity Identity, string Tokenizer) ModelOf(StudyModel model)
    {
        lock (_lock)
        {
            if (_models.TryGetValue(model.Name, out var known)) { return known; }
            var folder = FolderOf(model);
            using var weights = ModelWeights.Open(folder);
            var source = new ModelSource(model.Label, folder, weights.Sha256, [], [], []);
            return _models[model.Name] = (ModelIdentity.Of(model.Config, source), TokenizerOf(folder).Fingerprint);
        }
    }

    private TextTokenizer TokenizerOf(string folder)
    {
        lock (_lock) { return _tokenizers.TryGetValue(folder, out var known) ? known : _tokenizers[folder] = TextTokenizer.Load(folder); }
    }

    private (GlueSplitData Train, GlueSplitData Dev, GlueSplitData? Mismatched) DataOf(GlueTask task, TrainingOptions options)
    {
        var key = (task.Name, options.TrainExamples, options.DevExamples);
        lock (_lock) { return _data.TryGetValue(key, out var known) ? known : _data[key] = TaskData.Read(task, GlueOf(task), options); }
    }

    /// <summary>A path as it may be shown to others: from the kit's folder where it lies beside or below it.</summary>
    private string Shown(string path)
    {
        var beside = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folders.Root));
        var relative = Path.GetRelativePath(folders.Root, path);
        var isNear = beside is { Length: > 1 } && path.StartsWith(beside + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return (isNear ? relative : path).Replace('\\', '/');
    }
}
