namespace LayerFreezing;

/// <summary>
/// Spreads a study over a Slurm cluster: a job that computes frozen activations, array jobs whose tasks do the runs that
/// aren't done, and one that writes the summary when all have ended. A task that is started again goes on where it was.
/// </summary>
public sealed class SlurmRun
{
    private readonly StudyPlan _plan;
    private readonly SlurmSettings _settings;
    private readonly StudyFolder _folder;
    private readonly SlurmJobs _jobs;
    private readonly SlurmScript _script;
    private readonly string _program;

    /// <summary>Makes ready to submit.</summary>
    /// <param name="study">The study.</param>
    /// <param name="settings">What is asked of the cluster, in place of the study's own.</param>
    /// <param name="folders">Where the kit lies, on a disk that all nodes see.</param>
    /// <param name="results">The folder for the results, likewise.</param>
    /// <param name="program">The command line's program and its first arguments.</param>
    /// <exception cref="KitException">A model or data isn't here, or the folder holds another study.</exception>
    public SlurmRun(Study study, SlurmSettings settings, KitFolders folders, string results, IEnumerable<string> program)
    {
        StudyCheck.Check(settings);
        _plan = StudyPlan.Of(study, folders);
        _plan.RequireInputs();
        _settings = settings;
        _folder = StudyFolder.Begin(study, results);
        _jobs = new SlurmJobs(_folder);
        _script = new SlurmScript(study, settings, _jobs.Logs);
        _program = string.Join(' ', program.Select(SlurmScript.Quoted));
    }

    /// <summary>The folder of scripts and logs.</summary>
    public string Scripts => _jobs.Scripts;

    /// <summary>Submits the jobs for all runs that aren't done.</summary>
    /// <returns>The jobs; null where every run is done.</returns>
    /// <exception cref="KitException">There is no cluster here, or it refused a job; nothing of the study is left there then.</exception>
    public SlurmSubmission? Submit()
    {
        var search = ChunksLeft(CellStage.Search, _plan.SearchCells.Count);
        var grid = ChunksLeft(CellStage.Grid, _plan.GridCells().Count);
        if (search.Count + grid.Count == 0) { return null; }
        Directory.CreateDirectory(_jobs.Logs);
        var jobs = new List<string>();
        try
        {
            var size = SlurmCluster.ArraySize();
            var cache = HasFrozen ? Add(jobs, "-cache", null, [], "study job cache") : null;
            var arrays = new List<SlurmArray>();
            foreach (var (stage, chunks) in new[] { (CellStage.Search, search), (CellStage.Grid, grid) })
            {
                foreach (var part in chunks.GroupBy(chunk => chunk / size)) { arrays.Add(AddArray(jobs, stage, part.Key * size, [.. part])); }
            }
            var collector = Add(jobs, "-collect", null, [.. arrays.Select(array => array.Job)], "study job collect");
            var submission = new SlurmSubmission(DateTime.UtcNow, cache, arrays, collector);
            _jobs.Add(submission);
            return submission;
        }
        catch
        {
            if (jobs.Count > 0) { SlurmCluster.Cancel(jobs); }
            throw;
        }
    }

    /// <summary>The chunks of a stage that have a run to do, counted from 0.</summary>
    private List<int> ChunksLeft(CellStage stage, int count)
    {
        var listed = (_folder.Cells() ?? []).Where(cell => cell.Stage == stage).ToList();
        return [.. Enumerable.Range(0, count).Where(place => !IsDone(place)).Select(place => place / _settings.Chunk).Distinct()];

        // Before the first start no run has a name, and those of the grid have none before the search is done.
        bool IsDone(int place) => listed.Count == count && _folder.Store.Find(listed[place].Id) is { Status: not RunStatus.Failed };
    }

    private bool HasFrozen => _plan.SearchCells.Concat(_plan.GridCells())
        .Any(cell => !cell.Plan.TrainsEmbeddings && cell.Options.PrefixCache == PrefixCache.On);

    private SlurmArray AddArray(List<string> jobs, CellStage stage, int first, IEnumerable<int> chunks)
    {
        var indices = SlurmScript.Ranges([.. chunks.Select(chunk => chunk - first)]);
        var word = stage.ToString().ToLowerInvariant();
        var from = FormattableString.Invariant($"$(( ({first} + SLURM_ARRAY_TASK_ID) * {_settings.Chunk} ))");
        // One array after the other: the grid needs what the search chose, and a throttle holds for one array alone.
        var command = FormattableString.Invariant($"study job {word} --from \"{from}\" --count {_settings.Chunk}");
        return new(Add(jobs, first == 0 ? $"-{word}" : FormattableString.Invariant($"-{word}-{first}"), indices, [.. jobs.TakeLast(1)], command), stage, first, _settings.Chunk, indices);
    }

    private string Add(List<string> jobs, string name, string? indices, IReadOnlyList<string> after, string command)
    {
        var file = Path.Combine(_jobs.Scripts, $"{name.TrimStart('-')}.sbatch");
        var call = $"{_program} {command} --results {SlurmScript.Quoted(_folder.Path)}";
        AtomicFile.WriteText(file, _script.Text(name, indices, after, _plan.Inputs.Folders.Root, call));
        jobs.Add(SlurmCluster.Submit(file));
        return jobs[^1];
    }
}
