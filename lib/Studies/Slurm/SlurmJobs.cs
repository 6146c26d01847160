using System.Text.Json;

namespace LayerFreezing;

/// <summary>What of a study was given to a cluster: <c>slurm/jobs.json</c> beside the records, scripts, and logs.</summary>
/// <param name="results">The study's results.</param>
internal sealed class SlurmJobs(StudyFolder results)
{
    private static readonly string Name = Path.Combine("slurm", "jobs.json");
    private static readonly string CachesName = Path.Combine("slurm", "caches.txt");

    /// <summary>The folder of the scripts.</summary>
    public string Scripts { get; } = Path.Combine(results.Path, "slurm");

    /// <summary>The folder of what jobs print, and of a log for each run.</summary>
    public string Logs { get; } = Path.Combine(results.Path, "slurm", "logs");

    /// <summary>Every start of the study on a cluster, the oldest first.</summary>
    /// <exception cref="KitException">The file is damaged.</exception>
    public IReadOnlyList<SlurmSubmission> Submissions()
    {
        var file = Path.Combine(results.Path, Name);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<List<SlurmSubmission>>(File.ReadAllText(file), StudyFile.Json)! : [];
        }
        catch (JsonException failure)
        {
            throw new KitException($"{file} is damaged: delete it; the records don't depend on it.", failure);
        }
    }

    /// <summary>Notes a start.</summary>
    public void Add(SlurmSubmission submission) =>
        results.Write(Name, JsonSerializer.Serialize<IReadOnlyList<SlurmSubmission>>([.. Submissions(), submission], StudyFile.Json) + "\n");

    /// <summary>Notes the files that the study's cache job wrote.</summary>
    public void Note(IEnumerable<string> caches) => results.Write(CachesName, string.Concat(caches.Select(file => file + "\n")));

    /// <summary>Deletes the files that the cache job wrote.</summary>
    public void FreeCaches()
    {
        var list = Path.Combine(results.Path, CachesName);
        if (!File.Exists(list)) { return; }
        foreach (var file in File.ReadAllLines(list).Where(File.Exists)) { File.Delete(file); }
        File.Delete(list);
    }

    /// <summary>What the cluster says of the study's jobs, with what the store has of their runs; null where no cluster is to be asked.</summary>
    public IReadOnlyList<SlurmTask>? Tasks()
    {
        var submissions = Submissions();
        if (submissions.Count == 0) { return []; }
        var arrays = submissions.SelectMany(submission => submission.Arrays).ToDictionary(array => array.Job);
        var (caches, collectors) = (submissions.Select(start => start.Cache).OfType<string>().ToList(), submissions.Select(start => start.Collector).ToList());
        var states = SlurmCluster.StatesOf([.. caches, .. arrays.Keys, .. collectors]);
        var cells = (results.Cells() ?? []).ToLookup(cell => cell.Stage);
        return states is null ? null : [.. states.Select(Joined)];

        SlurmTask Joined(SlurmJobState state)
        {
            var isTask = arrays.TryGetValue(state.Job.Split('_')[0], out var array) && state.Job.Contains('_', StringComparison.Ordinal);
            var part = isTask ? array!.PartOf(int.Parse(state.Job.Split('_')[1], System.Globalization.CultureInfo.InvariantCulture)) : null;
            List<Cell> own = part is null ? [] : [.. cells[part.Stage].Skip(part.From).Take(part.Count)];
            var what = array is not null ? array.Stage.ToString().ToLowerInvariant() : caches.Contains(state.Job) ? "cache" : "collector";
            return new(state.Job, what, own, own.Count(cell => results.Store.Find(cell.Id) is { Status: not RunStatus.Failed }),
                state.State, state.Node, state.Elapsed, state.Why);
        }
    }
}
