namespace LayerFreezing;

/// <summary>What a study's runs cost, from those that were measured on this machine, else from their sizes.</summary>
internal sealed class RunCosts
{
    private const double GuessedSpeedOfAThread = 15e9;
    private const double GuessedTokens = 40;
    private const int SampledRows = 200;

    // Rows of GLUE's official training and development files, for a plan where they aren't here.
    private static readonly Dictionary<string, (int Train, int Dev)> OfficialRows = new()
    {
        ["CoLA"] = (8551, 1043),
        ["SST-2"] = (67349, 872),
        ["MRPC"] = (3668, 408),
        ["STS-B"] = (5749, 1500),
        ["QQP"] = (363846, 40430),
        ["MNLI"] = (392702, 19647),
        ["QNLI"] = (104743, 5463),
        ["RTE"] = (2490, 277),
        ["WNLI"] = (635, 71),
    };

    private readonly StudyPlan _plan;
    private readonly Machine _here = Machine.Here();
    private readonly Dictionary<object, (int Train, int Dev, double Tokens)> _sizes = [];
    private readonly Dictionary<object, Measured> _measured = [];

    public RunCosts(StudyPlan plan) => _plan = plan;

    /// <summary>Takes a run's measured cost in; one of another machine, model, device or number of threads says nothing here.</summary>
    public void Add(RunRecord record)
    {
        if (record.Status == RunStatus.Failed || record.Machine.Processor != _here.Processor) { return; }
        if (_plan.Models.FirstOrDefault(model => model.Label == record.Model.Name && model.Config.Layers == record.Model.Layers) is not { } model) { return; }
        var task = _plan.Tasks.FirstOrDefault(task => task.Name == record.Task);
        if (task is null || !TryRead(record, out var options) || options.Threads != _plan.Study.Threads) { return; }
        var planned = new PlannedCell(CellStage.Grid, model, task, record.Plan, options);
        var work = Work(planned);
        foreach (var key in Keys(planned))
        {
            if (!_measured.TryGetValue(key, out var sum)) { _measured[key] = sum = new(); }
            sum.Add(record.Seconds.Values.Sum(), work.Multiplications, record.PeakMemory);
        }
    }

    /// <summary>What a run will cost.</summary>
    public CostEstimate Of(PlannedCell planned)
    {
        var work = Work(planned);
        var basis = EstimateBasis.Measured;
        foreach (var key in Keys(planned))
        {
            if (_measured.TryGetValue(key, out var sum))
            {
                return new(sum.SecondsFor(work.Multiplications), basis == EstimateBasis.Measured ? sum.PeakMemory : work.Memory, work.Cache, basis);
            }
            basis = EstimateBasis.Scaled;
        }
        return new(work.Multiplications / (GuessedSpeedOfAThread * planned.Options.Threads), work.Memory, work.Cache, EstimateBasis.Guessed);
    }

    // From what is most like a run to what is least.
    private static object[] Keys(PlannedCell planned) =>
    [
        (planned.Model.Label, planned.Task.Name, planned.Plan, planned.Options with { Seed = 0, LearningRate = null }),
        (planned.Model.Label, planned.Task.Name), planned.Model.Label, "all",
    ];

    private RunWork Work(PlannedCell planned)
    {
        var key = (planned.Model.Name, planned.Task.Name, planned.Options.MaxLength, planned.Options.TrainExamples, planned.Options.DevExamples);
        if (!_sizes.TryGetValue(key, out var size)) { _sizes[key] = size = Sizes(planned); }
        return RunWork.Of(planned, (size.Train, size.Dev), size.Tokens);
    }

    private (int Train, int Dev, double Tokens) Sizes(PlannedCell planned)
    {
        if (_plan.Inputs.Sample(planned) is not { } sample)
        {
            var (train, dev) = OfficialRows.GetValueOrDefault(planned.Task.Name, (5000, 1000));
            return (First(planned.Options.TrainExamples, train), First(planned.Options.DevExamples, dev), Math.Min(GuessedTokens, planned.Options.MaxLength));
        }
        var examples = sample.Train.Examples;
        var stride = Math.Max(1, examples.Count / SampledRows);
        var tokens = Enumerable.Range(0, examples.Count / stride)
            .Average(i => sample.Tokenizer.Encode(examples[i * stride].Text, examples[i * stride].Pair, planned.Options.MaxLength).Ids.Length);
        return (examples.Count, sample.Dev.Examples.Count, tokens);
    }

    private static int First(int wanted, int there) => wanted == 0 ? there : Math.Min(wanted, there);

    private static bool TryRead(RunRecord record, out TrainingOptions options)
    {
        options = new();
        // Records of other kits may have options that this one doesn't know; they were measured under other rules.
        if (record.Options.Any(field => !TrainingOptions.Fields.Contains(field.Key))) { return false; }
        options = TrainingOptions.FromJson(record.Options);
        return true;
    }

    private sealed class Measured
    {
        private double _seconds, _work;

        public double PeakMemory { get; private set; }

        public void Add(double seconds, double work, double memory)
        {
            (_seconds, _work) = (_seconds + seconds, _work + work);
            PeakMemory = Math.Max(PeakMemory, memory);
        }

        public double SecondsFor(double work) => _work > 0 ? _seconds / _work * work : _seconds;
    }
}
