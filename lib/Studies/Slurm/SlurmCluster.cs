using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LayerFreezing;

/// <summary>The cluster, by Slurm's own commands (22.05 and later).</summary>
internal static class SlurmCluster
{
    // What a cluster has that says nothing of it.
    private const int UsualArraySize = 1001;

    /// <summary>Submits a script.</summary>
    /// <returns>The job's number.</returns>
    /// <exception cref="KitException">There is no cluster here, or it refused the job.</exception>
    public static string Submit(string script)
    {
        var (code, output, error) = Call("sbatch", "--parsable", script)
            ?? throw new KitException("sbatch isn't here: give --slurm on a machine of a Slurm cluster from which jobs are submitted.");
        // Of several clusters the name follows: 17;name.
        return code == 0 ? output.Trim().Split(';')[0]
            : throw new KitException($"sbatch refused {script} ({FirstLine(error)}): correct the study's slurm settings, or give others.");
    }

    /// <summary>Cancels jobs.</summary>
    public static void Cancel(IEnumerable<string> jobs) => Call("scancel", [.. jobs]);

    /// <summary>The first index that an array can't have.</summary>
    public static int ArraySize()
    {
        var line = Call("scontrol", "show", "config")?.Output.Split('\n').FirstOrDefault(line => line.StartsWith("MaxArraySize", StringComparison.Ordinal));
        return int.TryParse(line?.Split('=')[^1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var size) && size > 1 ? size : UsualArraySize;
    }

    /// <summary>
    /// What the cluster knows of jobs: those that wait, run or have just ended from squeue, earlier ones from sacct where the
    /// cluster keeps accounts. Null where no cluster is to be asked.
    /// </summary>
    /// <param name="jobs">Numbers of jobs; all tasks of an array are meant.</param>
    public static IReadOnlyList<SlurmJobState>? StatesOf(IReadOnlyList<string> jobs)
    {
        if (jobs.Count == 0) { return []; }
        if (Call("squeue", "--noheader", "--array", "--states=all", "--format=%i|%T|%N|%M|%r") is not { Code: 0 } queue) { return null; }
        var past = Call("sacct", "--noheader", "--parsable2", "--allocations", $"--jobs={string.Join(',', jobs)}", "--format=JobID,State,NodeList,Elapsed,Reason");
        var states = new Dictionary<string, SlurmJobState>();
        foreach (var line in $"{(past is { Code: 0 } ? past.Value.Output : "")}\n{queue.Output}".Split('\n'))
        {
            if (line.Split('|') is not [var job, var state, var node, var elapsed, var why]) { continue; }
            // What waits together stands in one line of sacct and in lines of its own in squeue.
            if (job.Contains('[', StringComparison.Ordinal) || !jobs.Contains(job.Split('_')[0])) { continue; }
            states[job] = new(job, state.Split(' ')[0], node == "None assigned" ? "" : node, elapsed, why == "None" ? "" : why);
        }
        return [.. states.Values.OrderBy(state => NumberOf(state.Job, 0)).ThenBy(state => NumberOf(state.Job, 1))];
    }

    private static int NumberOf(string job, int part) =>
        int.TryParse(job.Split('_').ElementAtOrDefault(part), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static (int Code, string Output, string Error)? Call(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0].TrimEnd('.');
}
