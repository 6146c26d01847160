namespace LayerFreezing.Tests;

/// <summary>Programs with the names of Slurm's commands that note what they are asked and answer what a test says.</summary>
internal sealed class PretendedSlurm : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PretendedSlurm()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "taken"));
        Program("sbatch", """
            number=$(( 101 + $(ls "$home/taken" | wc -l) ))
            if [ -e "$home/refuse-$number" ]; then echo "sbatch: error: invalid partition specified: gpu" >&2; exit 1; fi
            cp "$2" "$home/taken/$number"
            echo $number
            """);
        Program("scancel", "echo \"$@\" > \"$home/cancelled\"");
        Program("squeue", "cat \"$home/squeue.txt\" 2>/dev/null || true");
        Program("sacct", "cat \"$home/sacct.txt\" || exit 1");
        Program("scontrol", "echo \"MaxArraySize            = $(cat \"$home/size.txt\" 2>/dev/null || echo 1001)\"");
    }

    /// <summary>What a call needs to find them.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["PATH"] = $"{_folder.Path}:{System.Environment.GetEnvironmentVariable("PATH")}",
    };

    /// <summary>The script of a job.</summary>
    public string ScriptOf(int job) => Path.Combine(_folder.Path, "taken", FormattableString.Invariant($"{job}"));

    /// <summary>The lines of a job's script that ask something of the cluster, without <c>#SBATCH --</c>.</summary>
    public IReadOnlyList<string> AskedFor(int job) =>
        [.. File.ReadAllLines(ScriptOf(job)).Where(line => line.StartsWith("#SBATCH ", StringComparison.Ordinal)).Select(line => line["#SBATCH --".Length..])];

    /// <summary>The number of jobs that were submitted.</summary>
    public int Jobs => Directory.GetFiles(Path.Combine(_folder.Path, "taken")).Length;

    /// <summary>What scancel was called with; null if it wasn't.</summary>
    public string? Cancelled => File.Exists(Path.Combine(_folder.Path, "cancelled")) ? File.ReadAllText(Path.Combine(_folder.Path, "cancelled")).Trim() : null;

    /// <summary>Sets what a command answers: squeue.txt, sacct.txt, size.txt, refuse-103.</summary>
    public void Say(string file, string text) => File.WriteAllText(Path.Combine(_folder.Path, file), text);

    public void Dispose() => _folder.Dispose();

    private void Program(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, $"#!/bin/bash\nhome='{_folder.Path}'\n{text}\n");
        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); }
    }
}
