using System.Diagnostics;

namespace LayerFreezing;

/// <summary>What a job of a study does when the cluster starts it; the study is the copy beside its records.</summary>
/// <param name="runner">The study.</param>
/// <param name="folder">The study's results.</param>
public sealed class SlurmJob(StudyRunner runner, StudyFolder folder)
{
    private readonly SlurmJobs _jobs = new(folder);

    /// <summary>Opens the study whose results are in a folder.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="folders">Where the kit lies.</param>
    /// <param name="startWorker">
    /// Starts the process that does the runs, as in <see cref="StudyRunnerOptions.StartWorker"/>: where memory runs out the
    /// system ends it and not the job, which tries the run once more. Null does the runs in this process.
    /// </param>
    /// <exception cref="KitException">No study was begun there.</exception>
    public static SlurmJob Of(string results, KitFolders folders, Func<string, ProcessStartInfo>? startWorker = null)
    {
        var study = Study.Load(Path.Combine(results, StudyFolder.StudyName));
        var runner = new StudyRunner(study, new StudyRunnerOptions { Folders = folders, Results = results, Workers = 1, StartWorker = startWorker });
        return new(runner, StudyFolder.Look(study, results));
    }

    /// <summary>Computes the frozen activations that runs will read.</summary>
    /// <param name="told">Told of each.</param>
    /// <param name="cancel">Ends it early.</param>
    public void BuildCaches(IProgress<string>? told = null, CancellationToken cancel = default) => _jobs.Note(runner.BuildCaches(told, cancel));

    /// <summary>Does some runs; each has a log of its own.</summary>
    /// <param name="part">The runs.</param>
    /// <param name="progress">Told at every change.</param>
    /// <param name="cancel">Breaks off at the next step.</param>
    /// <returns>The runs with their records.</returns>
    public Task<IReadOnlyList<(Cell Cell, RunRecord? Record)>> Run(CellRange part, IProgress<StudyProgress> progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(_jobs.Logs);
        return runner.RunPart(part, new Both(new CellLogs(_jobs.Logs, Place()), progress), cancel);
    }

    /// <summary>Writes what is derived from the records.</summary>
    public StudyResults Collect()
    {
        var results = runner.Collect();
        if (results.IsComplete) { _jobs.FreeCaches(); }
        return results;
    }

    private static string Place()
    {
        var job = Variable("SLURM_ARRAY_JOB_ID") is { } array ? $"{array}_{Variable("SLURM_ARRAY_TASK_ID")}" : Variable("SLURM_JOB_ID");
        var restarts = Variable("SLURM_RESTART_COUNT") is { } count and not "0" ? $", started again {count} times" : "";
        return $"{Variable("SLURMD_NODENAME") ?? Environment.MachineName}{(job is null ? "" : $", job {job}{restarts}")}";
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private sealed class Both(IProgress<StudyProgress> one, IProgress<StudyProgress> other) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value)
        {
            one.Report(value);
            other.Report(value);
        }
    }
}
